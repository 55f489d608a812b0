//! try
mod common_screen;
use common_screen::Desk;

#[test]
fn look() {
    let mut desk = Desk::demo(80, 24);
    println!("{}", desk.text());
    desk.press("Enter");
    println!("{}", desk.text());
    desk.press("} } ) o o");
    println!("{}", desk.text());
    desk.press("c");
    println!("{}", desk.text());
    desk.type_in("money");
    println!("{}", desk.text());
    desk.press("Enter - )");
    println!("{}", desk.text());
    desk.press(". /").type_in("money").press("Tab t").type_in("subsis");
    println!("{}", desk.text());
    desk.press("Enter");
    println!("{}", desk.text());
    desk.press("Enter");
    println!("{}", desk.text());
    desk.press("Esc M");
    println!("{}", desk.text());
    desk.press("] j Tab");
    println!("{}", desk.text());
    desk.press("?");
    println!("{}", desk.text());
}
