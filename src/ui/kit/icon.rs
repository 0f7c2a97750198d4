//! Icons: inline SVG on a grid of 24, drawn with a 2 px stroke in the text's colour. All are decoration; the words
//! stand beside them, so every one is hidden from screen readers.

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each name says what is drawn")]
pub enum Glyph {
    Home,
    People,
    Person,
    Basket,
    Send,
    Leaf,
    Fish,
    Pond,
    Tree,
    Boat,
    Calendar,
    Check,
    CheckDouble,
    Phone,
    Cloud,
    CloudOff,
    Clock,
    Pause,
    Return,
    Cross,
    Warning,
    Info,
    Question,
    Pencil,
    Trash,
    Plus,
    Back,
    Next,
    Search,
    Lock,
    Storage,
    Settings,
    Exit,
    Changed,
    Draft,
    Empty,
    Filter,
    History,
    Pin,
    Camera,
}

impl Glyph {
    /// What frames every path: its grid and how it is drawn.
    pub const FRAME: [(&str, &str); 8] = [
        ("viewBox", "0 0 24 24"),
        ("fill", "none"),
        ("stroke", "currentColor"),
        ("stroke-width", "2"),
        ("stroke-linecap", "round"),
        ("stroke-linejoin", "round"),
        ("aria-hidden", "true"),
        ("focusable", "false"),
    ];

    /// The path, for a viewBox of 24 by 24.
    pub fn path(self) -> &'static str {
        match self {
            Glyph::Home => "M3 11.5 12 4l9 7.500M5.500 10v10h13V10M10 20v-6h4v6",
            Glyph::People => {
                "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM2.500 20c0-3.600 2.900-6 6.500-6s6.500 2.400 6.500 6M16 4.300a3.500 3.500 0 0 1 0 6.400M18 14.500c2.200.8 3.500 2.800 3.500 5.500"
            }
            Glyph::Person => "M12 11.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20.500c0-4 3.300-6.500 7.500-6.500s7.500 2.500 7.500 6.500",
            Glyph::Basket => {
                "M5 9h14l-1.300 10.200a2 2 0 0 1-2 1.800H8.300a2 2 0 0 1-2-1.800L5 9ZM8 9c0-3.500 1.500-6 4-6s4 2.500 4 6M5.800 14.500 11 9M7.500 20 17.500 9.500M13 21l5.300-5.500M18.200 14.500 13 9M16.500 20 6.500 9.500M11 21l-5.300-5.500"
            }
            Glyph::Send => "M12 20V5M5.500 11 12 4.500 18.500 11M4 20.500h16",
            Glyph::Leaf => "M5 19C5 9 11 4 20 4c0 9-5 15-13 15M4 21c2-5 5-8.500 10-11",
            Glyph::Fish => {
                "M3 12c3-4.500 7-6.500 11-6 3 .4 5.500 2.500 7 6-1.500 3.500-4 5.600-7 6-4 .5-8-1.500-11-6ZM3 12 1.500 7.500M3 12l-1.500 4.500M16.500 10.500v.1M11 8.500c1.200 2.300 1.200 4.700 0 7"
            }
            Glyph::Pond => {
                "M2.500 8c2-1.600 4-1.600 6 0s4 1.600 6 0 4-1.600 7 0M2.500 13c2-1.600 4-1.600 6 0s4 1.600 6 0 4-1.600 7 0M2.500 18c2-1.600 4-1.600 6 0s4 1.600 6 0 4-1.600 7 0"
            }
            Glyph::Tree => {
                "M12 21.500V13M12 17l-3.500-2.500M12 3.500c-3.200 0-5 2-5 4.300-2 .5-3.200 1.900-3.200 3.700 0 2.300 1.800 4 4.400 4h7.600c2.600 0 4.400-1.700 4.400-4 0-1.800-1.200-3.200-3.200-3.700 0-2.300-1.800-4.300-5-4.300Z"
            }
            Glyph::Boat => "M3 15h18l-2.500 5h-13L3 15ZM12 15V3.500c3.500 2 5.500 5 6 8.500H12",
            Glyph::Calendar => "M4 6.500h16v14H4zM4 10.500h16M8 3.500v4M16 3.500v4",
            Glyph::Check => "m4.500 12.500 5 5 10-11",
            Glyph::CheckDouble => "m2 12.500 4.500 4.500L15 7M11.500 16l1 1L21.500 7",
            Glyph::Phone => "M7 2.500h10v19H7zM11 18.500h2",
            Glyph::Cloud => "M7 19a4.500 4.500 0 0 1-.5-9A6 6 0 0 1 18 9.500 4.800 4.800 0 0 1 17.500 19ZM9 13.800l2.300 2.300 4-4.300",
            Glyph::CloudOff => {
                "M7 19a4.500 4.500 0 0 1-.5-9c.2-.8.5-1.500 1-2.100M10 5.400A6 6 0 0 1 18 9.500a4.800 4.800 0 0 1 2.500 8M3 3l18 18M17 19H7"
            }
            Glyph::Clock => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.500l3.500 2",
            Glyph::Pause => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.800 8.500v7M14.200 8.500v7",
            Glyph::Return => "M9 5 4 10l5 5M4 10h10.500a5.500 5.500 0 0 1 0 11H10",
            Glyph::Cross => "M5.500 5.500l13 13M18.500 5.500l-13 13",
            Glyph::Warning => "M12 3.500 2.500 20h19L12 3.500ZM12 10v4.500M12 17.200v.1",
            Glyph::Info => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.500M12 7.800v.1",
            Glyph::Question => {
                "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.300 9.300c.2-1.600 1.300-2.500 2.800-2.500 1.600 0 2.700 1 2.700 2.400 0 2-2.600 2.200-2.600 4.300M12.200 16.700v.1"
            }
            Glyph::Pencil => "M4 20l1-4.500L16 4.500l3.500 3.500L8.500 19 4 20ZM13.500 7l3.500 3.500",
            Glyph::Trash => "M4.500 6.500h15M9 6.500v-3h6v3M6.500 6.500l1 14h9l1-14M10.300 10.500v6M13.700 10.500v6",
            Glyph::Plus => "M12 4.500v15M4.500 12h15",
            Glyph::Back => "M15 4.500 7.500 12l7.500 7.500",
            Glyph::Next => "M9 4.500l7.500 7.500L9 19.500",
            Glyph::Search => "M10.500 17.500a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM15.800 15.800l5 5",
            Glyph::Lock => "M5.500 10.500h13v10h-13zM8.500 10.500V7.300a3.500 3.500 0 0 1 7 0v3.200M12 14.500v2",
            Glyph::Storage => "M4 4.500h16v6H4zM4 13.500h16v6H4zM7.500 7.500v.1M7.500 16.500v.1",
            Glyph::Settings => {
                "M4 7h9M17 7h3M4 17h3M11 17h9M15 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM9 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z"
            }
            Glyph::Exit => "M13.500 4h-8v16h8M10 12h11M17.500 8.500 21 12l-3.500 3.500",
            Glyph::Changed => "M4.500 9.500A8 8 0 0 1 19 8M19.500 3.500V8H15M19.500 14.500A8 8 0 0 1 5 16M4.500 20.500V16H9",
            Glyph::Draft => "M6 3.500h8.500L19 8v12.500H6zM14 3.500V8.500h5M9.500 13h6M9.500 16.500h3.500",
            Glyph::Empty => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM5.700 5.700l12.600 12.600",
            Glyph::Filter => "M3.500 5h17l-6.500 8v6l-4 2v-8L3.500 5Z",
            Glyph::History => "M4 4.500v5h5M4.300 9.500A8.500 8.500 0 1 1 3.500 13M12 7.500v5l3.500 2",
            Glyph::Pin => {
                "M12 21.500c4.500-4.700 7-8.300 7-11.500a7 7 0 1 0-14 0c0 3.200 2.500 6.800 7 11.500ZM12 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z"
            }
            Glyph::Camera => "M4 7.500h3.500L9 5h6l1.500 2.500H20v11.500H4V7.500ZM12 16.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Z",
        }
    }
}

/// How large.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IconSize {
    /// 18 px, in chips and beside small text.
    Small,
    /// 24 px.
    #[default]
    Medium,
    /// 36 px, on large targets.
    Large,
}

impl IconSize {
    /// Its class in `style/kit/icon.css`.
    pub fn class(self) -> &'static str {
        match self {
            IconSize::Small => "icon icon-s",
            IconSize::Medium => "icon",
            IconSize::Large => "icon icon-l",
        }
    }
}
