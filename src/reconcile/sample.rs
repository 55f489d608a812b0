//! Readings for the tests of this room.
