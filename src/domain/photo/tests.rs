use super::*;
use proptest::prelude::*;

/// The smallest picture that walks: one frame, one scan of a few bits. It is not decoded anywhere.
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, b'J', b'F', 0xff, 0xc0, 0, 11, 8];
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.extend([1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0, 0x34, 0xff, 0xd3, 0x56, 0xff, 0xd9]);
    bytes
}

/// The same with a segment after the first.
fn with_segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let mut bytes = jpeg(640, 480);
    let mut segment = vec![0xff, marker];
    segment.extend((content.len() as u16 + 2).to_be_bytes());
    segment.extend(content);
    bytes.splice(8..8, segment);
    bytes
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes
}

fn webp_of(kind: &[u8; 4], at: usize, rest: &[u8]) -> Vec<u8> {
    let mut bytes = b"RIFF\0\0\0\0WEBP".to_vec();
    bytes.extend(kind);
    bytes.resize(at, 0);
    bytes.extend(rest);
    bytes
}

#[test]
fn sizes_of_every_kind() {
    assert_eq!(size(&jpeg(1600, 1200)), Ok((1600, 1200)));
    assert_eq!(size(&png(800, 600)), Ok((800, 600)));
    assert_eq!(size(&webp_of(b"VP8X", 24, &[0x3f, 6, 0, 0xaf, 4, 0])), Ok((1600, 1200)));
    assert_eq!(size(&webp_of(b"VP8L", 21, &[0x3f, 0x86, 0x2b, 0x01])), Ok((1600, 1199)));
    assert_eq!(size(&webp_of(b"VP8 ", 26, &[0x40, 6, 0xb0, 4])), Ok((1600, 1200)));
    assert_eq!(size(&with_segment(0xe1, b"Exif\0\0here is the place")), Ok((640, 480)), "a camera writes this");
}

#[test]
fn rule_71_nothing_and_too_much() {
    assert_eq!((size(b""), plain_jpeg(b"", 10)), (Err(Unfit::Empty), Err(Unfit::Empty)));
    assert_eq!(plain_jpeg(&jpeg(4, 4), 10), Err(Unfit::TooLarge));
}

#[test]
fn rule_72_what_is_no_picture_or_more_than_one() {
    for other in ["<!doctype html><script>1</script>", "GIF89a", "<svg xmlns=''/>", "PK\u{3}\u{4}", "%PDF-1.7"] {
        assert_eq!((size(other.as_bytes()), plain_jpeg(other.as_bytes(), 99)), (Err(Unfit::Type), Err(Unfit::Type)), "{other}");
    }
    let html = b"<script>alert(1)</script>";
    assert_eq!(plain_jpeg(&[jpeg(64, 64).as_slice(), html].concat(), 999), Err(Unfit::Type), "behind the picture");
    for marker in [0xe1, 0xed, 0xef, 0xfe, 0xe2] {
        assert_eq!(plain_jpeg(&with_segment(marker, html), 999), Err(Unfit::Type), "in segment {marker:x}");
    }
    assert_eq!(plain_jpeg(&with_segment(0xe2, b"ICC_PROFILE\0\x01\x01..."), 999), Ok((640, 480)), "a canvas writes this");
}

#[test]
fn rule_73_a_flood_of_pixels_is_seen_in_the_header() {
    assert_eq!(size(&png(50_000, 50_000)), Err(Unfit::Pixels));
    assert_eq!(size(&jpeg(65_000, 65_000)), Err(Unfit::Pixels));
    assert_eq!(plain_jpeg(&jpeg(65_000, 1_000), 999), Err(Unfit::Pixels));
    assert_eq!(size(&webp_of(b"VP8X", 24, &[0xff; 6])), Err(Unfit::Pixels));
    assert_eq!((size(&png(0, 5)), size(&png(u32::MAX, u32::MAX))), (Err(Unfit::Pixels), Err(Unfit::Pixels)));
    assert_eq!(size(&png(8_000, 5_000)), Ok((8_000, 5_000)));
}

#[test]
fn rule_74_cut_off_anywhere() {
    let whole = jpeg(640, 480);
    assert_eq!(plain_jpeg(&whole, 999), Ok((640, 480)));
    for end in 3..whole.len() {
        assert_eq!(plain_jpeg(&whole[..end], 999), Err(Unfit::Broken), "cut at {end}");
    }
    assert_eq!(size(&png(5, 5)[..20]), Err(Unfit::Broken));
}

#[test]
fn rule_74_metadata_is_taken_out_and_the_rest_stays() {
    let plain = jpeg(640, 480);
    for marker in [0xe1, 0xed, 0xef, 0xfe] {
        assert_eq!(bare(&with_segment(marker, b"Exif\0\0here is the place")), plain, "{marker:x}");
    }
    let profile = with_segment(0xe2, b"ICC_PROFILE\0\x01\x01...");
    assert_eq!((bare(&profile), bare(&plain), bare(b"\xff")), (profile, plain, vec![]));
}

#[test]
fn the_names_in_a_record() {
    let id = crate::domain::ids::RevisionId([7; 32]);
    let fields = Fields::from([(FIELD.to_owned(), serde_json::json!([id.to_string(), "no hash", 3]))]);
    assert_eq!(named(&fields), [id]);
    assert_eq!(named(&Fields::new()), []);
}

proptest! {
    #[test]
    fn any_bytes_get_an_answer(mut bytes in proptest::collection::vec(any::<u8>(), 0..200), start in 0usize..4) {
        let starts: [&[u8]; 4] = [b"", &[0xff, 0xd8, 0xff], b"\x89PNG\r\n\x1a\n", b"RIFF0000WEBPVP8X"];
        bytes.splice(0..0, starts[start].iter().copied());
        let _ = (size(&bytes), plain_jpeg(&bytes, 1_000));
    }
}
