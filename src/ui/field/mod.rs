//! The field app: what officers and producers see on their phones.
