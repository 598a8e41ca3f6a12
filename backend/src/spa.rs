//! The built front end, served from memory: pages that were prerendered, hashed assets that never change, one page for
//! everything else. What is not in the folder at start does not exist, so no path leads out of it.
use crate::platform::problem::{PlatformRefusal, Problem};
use actix_web::{HttpRequest, HttpResponse, http::header};
use anyhow::Context;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::{collections::HashMap, fs, path::Path};

/// One file and its compressed twins.
struct Asset {
    bytes: Vec<u8>,
    gzip: Option<Vec<u8>>,
    brotli: Option<Vec<u8>>,
    kind: &'static str,
    tag: String,
}

/// `pages.json`: which file answers at which address, and which one at all others.
#[derive(Deserialize)]
struct Pages {
    fallback: String,
    pages: HashMap<String, String>,
}

/// `csp.json`: hashes of what is inline in the pages.
#[derive(Deserialize)]
struct Inline {
    script: Vec<String>,
    style: Vec<String>,
}

/// The front end, ready to be served.
pub struct Spa {
    files: HashMap<String, Asset>,
    pages: Pages,
    policy: String,
}

impl Spa {
    /// Reads a built front end.
    ///
    /// # Errors
    /// When the folder is not one.
    pub fn load(folder: &Path) -> anyhow::Result<Self> {
        let mut files = HashMap::new();
        read(folder, folder, &mut files)?;
        let pages: Pages = json(folder, "pages.json")?;
        let inline: Inline = json(folder, "csp.json")?;
        for page in pages.pages.values().chain([&pages.fallback]) {
            anyhow::ensure!(
                files.contains_key(page),
                "{} lacks {page}; build the front end again",
                folder.display()
            );
        }
        let hashes = |list: &[String]| list.iter().map(|h| format!(" '{h}'")).collect::<String>();
        let policy = format!(
            "default-src 'self'; script-src 'self'{}; style-src 'self'{}; img-src 'self' data:; object-src 'none'; \
             base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            hashes(&inline.script),
            hashes(&inline.style),
        );
        Ok(Self {
            files,
            pages,
            policy,
        })
    }

    /// The file that answers at this address.
    ///
    /// # Errors
    /// 404 for an asset that is not there.
    pub fn respond(&self, request: &HttpRequest) -> Result<HttpResponse, Problem> {
        let path = request.path();
        let trimmed = if path.len() > 1 {
            path.trim_end_matches('/')
        } else {
            path
        };
        let name = match self.pages.pages.get(trimmed) {
            Some(page) => page.as_str(),
            None => path.trim_start_matches('/'),
        };
        let asset = match self.files.get(name) {
            Some(asset) => asset,
            None if path.starts_with("/assets/") || name.contains('.') => {
                return Err(PlatformRefusal::NotFound.into());
            }
            None => self
                .files
                .get(&self.pages.fallback)
                .ok_or(PlatformRefusal::NotFound)?,
        };
        Ok(self.serve(request, path.starts_with("/assets/"), asset))
    }

    fn serve(&self, request: &HttpRequest, immutable: bool, asset: &Asset) -> HttpResponse {
        let mut response = HttpResponse::Ok();
        response
            .insert_header((header::ETAG, asset.tag.clone()))
            .insert_header((header::VARY, "accept-encoding"))
            .insert_header((
                header::CACHE_CONTROL,
                if immutable {
                    "public, max-age=31536000, immutable"
                } else {
                    "no-cache"
                },
            ));
        if asset.kind.starts_with("text/html") {
            response.insert_header((header::CONTENT_SECURITY_POLICY, self.policy.clone()));
        }
        let header = |name| {
            request
                .headers()
                .get(name)
                .and_then(|v| v.to_str().ok())
                .unwrap_or_default()
        };
        if header(header::IF_NONE_MATCH)
            .split(',')
            .any(|t| t.trim().trim_start_matches("W/") == asset.tag)
        {
            return response
                .status(actix_web::http::StatusCode::NOT_MODIFIED)
                .finish();
        }
        let accepts = |coding: &str| {
            header(header::ACCEPT_ENCODING).split(',').any(|offered| {
                let mut parts = offered.split(';').map(str::trim);
                parts.next() == Some(coding) && !parts.any(|p| p == "q=0")
            })
        };
        let (body, coding) = match (&asset.brotli, &asset.gzip) {
            (Some(brotli), _) if accepts("br") => (brotli, Some("br")),
            (_, Some(gzip)) if accepts("gzip") => (gzip, Some("gzip")),
            _ => (&asset.bytes, None),
        };
        if let Some(coding) = coding {
            response.insert_header((header::CONTENT_ENCODING, coding));
        }
        response.content_type(asset.kind).body(body.clone())
    }
}

fn json<T: serde::de::DeserializeOwned>(folder: &Path, name: &str) -> anyhow::Result<T> {
    let path = folder.join(name);
    let text = fs::read(&path)
        .with_context(|| format!("cannot read {}; build the front end first", path.display()))?;
    serde_json::from_slice(&text)
        .with_context(|| format!("{} is not what the build writes", path.display()))
}

fn read(root: &Path, folder: &Path, into: &mut HashMap<String, Asset>) -> anyhow::Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        let extension = path
            .extension()
            .and_then(|e| e.to_str())
            .unwrap_or_default()
            .to_owned();
        if path.is_dir() {
            read(root, &path, into)?;
        } else if let Some(kind) = kind(&extension) {
            let bytes = fs::read(&path)?;
            let twin =
                |coding: &str| fs::read(path.with_extension(format!("{extension}.{coding}"))).ok();
            let digest: String = Sha256::digest(&bytes)
                .iter()
                .take(12)
                .map(|b| format!("{b:02x}"))
                .collect();
            let name = path
                .strip_prefix(root)?
                .to_string_lossy()
                .replace('\\', "/");
            let asset = Asset {
                gzip: twin("gz"),
                brotli: twin("br"),
                kind,
                tag: format!("\"{digest}\""),
                bytes,
            };
            into.insert(name, asset);
        }
    }
    Ok(())
}

/// What is served, and as what. Anything else in the folder is not.
fn kind(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}
