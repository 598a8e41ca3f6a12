"""Runs one peer of the matching engine on one instance, and prints a line of JSON.

    python matching_peers.py PEER FILE

FILE is what `marelle matching resolve` or `plan` reads, or for mentor-match a CSV-like JSON of people. Reading it and
bringing it into the peer's own form is not timed. Each peer lives in a virtual environment of its own: two of them call
their module `matching`.
"""

import json
import resource
import sys
import threading
import time


def number(name):
    return int(name[1:])


def matching(document):
    from matching.games import HospitalResident

    orders = {m: v["order"] for m, v in document["mentors"].items() if v["order"]}
    ballots = {a: [m for m in ballot if m in orders] for a, ballot in document["mentees"].items()}
    capacities = {m: document["mentors"][m]["capacity"] for m in orders}
    start = time.perf_counter()
    game = HospitalResident.create_from_dictionaries(ballots, orders, capacities)
    solution = game.solve(optimal="resident")
    seconds = time.perf_counter() - start
    return seconds, sum(len(residents) for residents in solution.values())


def algmatch(document):
    from algmatch import HospitalResidentsProblem

    instance = {
        "residents": {number(a) + 1: [number(m) + 1 for m in b] for a, b in document["mentees"].items()},
        "hospitals": {
            number(m) + 1: {"capacity": v["capacity"], "preferences": [number(a) + 1 for a in v["order"]]}
            for m, v in document["mentors"].items()
        },
    }
    start = time.perf_counter()
    solution = HospitalResidentsProblem(dictionary=instance).get_stable_matching()
    seconds = time.perf_counter() - start
    sided = solution["resident_sided"] if "resident_sided" in solution else solution
    return seconds, sum(1 for hospital in sided.values() if hospital)


def arcs(document):
    import numpy

    rows, columns, scores = zip(*((number(a), number(m), score) for a, m, score in document["edges"]))
    capacities = numpy.array([document["mentors"][f"m{m}"] for m in range(len(document["mentors"]))])
    return numpy.array(rows), numpy.array(columns), numpy.array(scores), capacities


def places(document):
    """Each place a column of its own, for peers that know no capacities."""
    import numpy

    rows, columns, scores, capacities = arcs(document)
    first = numpy.concatenate(([0], numpy.cumsum(capacities)))
    times = capacities[columns]
    offset = numpy.arange(times.sum()) - numpy.repeat(numpy.cumsum(times) - times, times)
    return numpy.repeat(rows, times), numpy.repeat(first[columns], times) + offset, numpy.repeat(scores, times), first[-1]


def scipy(document):
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    rows, columns, scores, count = places(document)
    start = time.perf_counter()
    matrix = csr_matrix((scores + 1.0, (rows, columns)), shape=(len(document["mentees"]), count))
    left, right = min_weight_full_bipartite_matching(matrix, maximize=True)
    seconds = time.perf_counter() - start
    return seconds, int(matrix[left, right].sum()) - len(left)


def ortools_flow(document):
    import numpy
    from ortools.graph.python import min_cost_flow

    rows, columns, scores, capacities = arcs(document)
    mentees, mentors = len(document["mentees"]), len(capacities)
    source, sink = mentees + mentors, mentees + mentors + 1
    start = time.perf_counter()
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(rows, mentees + columns, numpy.ones(len(rows), dtype=int), -scores)
    ones, zeros = numpy.ones(mentees, dtype=int), numpy.zeros(mentees, dtype=int)
    flow.add_arcs_with_capacity_and_unit_cost(numpy.full(mentees, source), numpy.arange(mentees), ones, zeros)
    zeros = numpy.zeros(mentors, dtype=int)
    flow.add_arcs_with_capacity_and_unit_cost(mentees + numpy.arange(mentors), numpy.full(mentors, sink), capacities, zeros)
    flow.set_node_supply(source, mentees)
    flow.set_node_supply(sink, -mentees)
    flow.solve_max_flow_with_min_cost()
    seconds = time.perf_counter() - start
    return seconds, -flow.optimal_cost()


def ortools_assignment(document):
    from ortools.graph.python import linear_sum_assignment

    rows, columns, scores, _ = places(document)
    start = time.perf_counter()
    solver = linear_sum_assignment.SimpleLinearSumAssignment()
    solver.add_arcs_with_cost(rows, columns, 100 - scores)
    solver.solve()
    seconds = time.perf_counter() - start
    return seconds, 100 * len(document["mentees"]) - solver.optimal_cost()


def mentor_match(document):
    import operator

    from matching import process
    from matching.mentee import Mentee
    from matching.mentor import Mentor
    from matching.rules.rule import Equivalent, Grade

    rules = [
        Grade(2, operator.gt, {True: 3, False: 0}),
        Equivalent("organisation", {True: 0, False: 3}),
        Equivalent("profession", {True: 4, False: 0}),
    ]
    mentors = [Mentor(**person) for person in document["mentors"]]
    mentees = [Mentee(**person) for person in document["mentees"]]
    start = time.perf_counter()
    process.process_data(mentors, mentees, [rules])
    seconds = time.perf_counter() - start
    return seconds, sum(len(mentee.mentors) for mentee in mentees)


def main():
    peer, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    seconds, answer = globals()[peer](document)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"seconds": seconds, "answer": int(answer), "peak_mb": peak}))


if __name__ == "__main__":
    # PyPI's matching copies its players deeply, by recursion.
    sys.setrecursionlimit(1_000_000)
    threading.stack_size(512 * 1024 * 1024)
    thread = threading.Thread(target=main)
    thread.start()
    thread.join()
