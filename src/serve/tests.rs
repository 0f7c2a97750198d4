//! What the browser gets, without a browser.

use super::*;
use axum::body::Body;
use axum::http::Request;
use std::fs;
use tower::ServiceExt as _;

/// A site with one build in it.
fn site() -> (tempfile::TempDir, Arc<Site>) {
    let folder = tempfile::tempdir().unwrap();
    let build = folder.path().join("pkg/0123456789ab");
    fs::create_dir_all(&build).unwrap();
    fs::create_dir_all(folder.path().join("ikon")).unwrap();
    for name in ["boot.js", "field.js", "field_bg.wasm", "field.css", "desk.js", "desk_bg.wasm", "desk.css"] {
        fs::write(build.join(name), name).unwrap();
        fs::write(build.join(format!("{name}.br")), "compressed").unwrap();
    }
    for name in ["anjat.svg", "anjat-192.png", "anjat-maskable-512.png"] {
        fs::write(folder.path().join("ikon").join(name), name).unwrap();
    }
    fs::write(folder.path().join("build"), "0123456789ab\n").unwrap();
    let site = Arc::new(Site::read(folder.path()));
    (folder, site)
}

async fn get(site: &Arc<Site>, path: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, String) {
    let app: Router = field_routes(site);
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = app.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
}

#[tokio::test]
async fn the_shell_is_one_page_at_every_address() {
    let (_folder, site) = site();
    let (status, headers, home) = get(&site, "/lapangan/", &[]).await;
    assert_eq!((status, headers["content-type"].to_str().unwrap()), (StatusCode::OK, "text/html; charset=utf-8"));
    assert!(home.contains("/pkg/0123456789ab/boot.js") && home.contains(r#"content="0123456789ab""#), "{home}");
    for word in ["Beranda", "Produsen", "Panen", "Kirim", "id=\"app\""] {
        assert!(home.contains(word), "{word}");
    }
    assert!(!home.contains("style=") && !home.contains("<script>"), "nothing inline: {home}");
    assert_eq!(get(&site, "/lapangan/panen/abc", &[]).await.2, home);
    let tag = headers["etag"].to_str().unwrap();
    assert_eq!(get(&site, "/lapangan/", &[("if-none-match", tag)]).await.0, StatusCode::NOT_MODIFIED);
    assert_eq!(get(&site, "/lapangan/", &[("if-none-match", &format!("W/{tag}"))]).await.0, StatusCode::NOT_MODIFIED);
    assert_eq!(get(&site, "/lapangan", &[]).await.1["location"], "/lapangan/");
}

#[tokio::test]
async fn the_worker_keeps_the_whole_build_and_nothing_of_the_desk() {
    let (_folder, site) = site();
    let (_, headers, script) = get(&site, "/sw.js", &[]).await;
    assert_eq!(headers["cache-control"], "no-cache");
    assert!(script.contains("const BUILD = '0123456789ab'"), "{script}");
    for file in ["\"/lapangan/\"", "boot.js", "field.js", "field_bg.wasm", "field.css", "/manifest.webmanifest", "/ikon/anjat.svg"] {
        assert!(script.contains(file), "{file}");
    }
    assert!(!script.contains("desk.js"), "{script}");
    assert!(!script.contains("{files}") && !script.contains("{build}"));
}

#[tokio::test]
async fn files_of_a_build_stay_for_ever_and_no_other_file_is_reached() {
    let (_folder, site) = site();
    let (status, headers, body) = get(&site, "/pkg/0123456789ab/field_bg.wasm", &[("accept-encoding", "br")]).await;
    assert_eq!((status, body.as_str()), (StatusCode::OK, "compressed"));
    assert_eq!(headers["content-type"], "application/wasm");
    assert_eq!((&headers["content-encoding"], &headers["cache-control"]), (&"br".parse().unwrap(), &files_kept()));
    for path in ["/pkg/0123456789ab/none.js", "/pkg/../build", "/pkg/%2e%2e/build", "/ikon/../build", "/pkg/0123456789ab/"] {
        let (status, headers, _) = get(&site, path, &[]).await;
        assert_eq!((status, headers.get("cache-control")), (StatusCode::NOT_FOUND, None), "{path}");
    }
}

fn files_kept() -> HeaderValue {
    HeaderValue::from_static("public, max-age=31536000, immutable")
}

#[tokio::test]
async fn the_manifest_lists_the_icons_that_are_there() {
    let (_folder, site) = site();
    let (_, headers, body) = get(&site, "/manifest.webmanifest", &[]).await;
    assert_eq!(headers["content-type"], "application/manifest+json");
    let manifest: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!((&manifest["start_url"], &manifest["scope"]), (&"/lapangan/".into(), &"/lapangan/".into()));
    assert_eq!(manifest["icons"].as_array().unwrap().len(), 3);
    assert_eq!(
        manifest["icons"][0],
        serde_json::json!({"src": "/ikon/anjat-192.png", "sizes": "192x192", "type": "image/png", "purpose": "any"})
    );
}

#[tokio::test]
async fn without_bundles_it_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let site = Arc::new(Site::read(folder.path()));
    for path in ["/lapangan/", "/sw.js"] {
        let (status, headers, body) = get(&site, path, &[]).await;
        assert_eq!((status, &headers["cache-control"]), (StatusCode::SERVICE_UNAVAILABLE, &"no-store".parse().unwrap()));
        assert!(body.contains("make bundles"), "{body}");
    }
}
