//! The words of made-up talk, the frequent ones first.

use super::chance::Chance;

/// A word of the matter that occurs in about every second transcript's every page.
pub const TOPIC_WORD: &str = "support";

/// The small words of speech, the most frequent first.
const SMALL: &str = "the I and to a you it of that in was it's so know they we but have my on like for me is she with he \
    there not what all think just when do be or get at if this because don't one them up about out from her had really \
    can would that's no people were who go then time how got very some been want their your are more by an could did \
    something said into going things only here now even much back us which didn't say see never make well after other \
    first where why before over also too him day still lot always need our thing than mean two any maybe down way \
    every again own same come off being took told went yes came his himself someone everything nothing anything couldn't \
    wasn't can't won't they're we're I'm I've I'd you're he's she's three four five six seven eight nine ten both each few \
    many most such through until while without around between during against under since almost already perhaps quite";

/// The words of the matter.
const TOPIC: &str = "support help housing money safe caseworker room children home letter lawyer school doctor friend \
    family phone office bus food language appointment worker hotel visa work kitchen police baby rent form";

const NOUNS: &str = "answer arrangement bag bathroom bed benefit bill blanket book bottle box bridge brother budget building \
    bureau calendar camera car card carer ceiling centre chair chance charity church city class client clinic clothing coat \
    college colleague community complaint computer contact contract conversation corner council counsellor country course court \
    cousin cup date daughter decision delay deposit desk detail dinner document door dream driver drawer duty education email \
    employer evening example experience eye face fact father fear feeling flat floor folder future game garden gate girl \
    grandmother group guide hall hand health heart heating history hospital hour house husband idea income information \
    interpreter interview job journey key kettle landlord laundry law leader leaflet lesson library life light line list lock \
    luck machine manager market meal meeting member memory message midwife mind minute moment month morning mother mouth \
    museum name neighbour neighbourhood network night noise note number nurse option order organisation page pain paper parent \
    park partner passport past patience pattern payment peace pension person picture piece place plan plate playground pocket \
    point policy pram prayer price problem programme promise question radio reason receipt record referral refuge relative \
    report response result right road rule safety saturday scheme shelf shelter shoe shop shower sister situation sleep solicitor \
    son song staff stairs station status step stomach story stranger street stress student suitcase summer sunday system table \
    tablet taxi teacher team telephone ticket town trade train transfer travel trouble trust tutor uncle view village visit \
    visitor voice volunteer voucher wall washing water weather week weekend window winter woman word year";

const VERBS: &str = "accept add advise afford agree allow answer appear apply arrange arrive ask attend avoid believe belong \
    borrow breathe call care carry change check choose clean climb collect complain confirm connect consider continue cook count \
    cover cross cry dance decide depend describe disappear discover discuss drop enjoy enter escape expect explain fill finish \
    fix follow force gather guess handle happen hate hope hurry ignore improve include insist invite join jump keep knock laugh \
    learn leave listen live look lose love manage matter mention miss move notice offer open pack paint pass pay phone \
    pick plan play point prefer prepare pretend print process produce protect prove provide pull push question raise reach read \
    realise receive recognise recommend refuse register rely remain remember remind remove repair repeat reply report \
    request respond rest return save search seem send separate serve settle share shout show sign smile sort speak spend \
    start stay stop struggle study suffer suggest supply suppose surprise survive talk taste teach thank touch train translate \
    treat trust try turn understand use visit wait wake walk warn wash watch welcome whisper wish wonder worry write";

const QUALITIES: &str = "able afraid alone angry anxious available awful bad basic beautiful big bitter brave bright broken busy \
    calm careful certain cheap clean clear clever cold comfortable common confident confused constant correct crowded daily \
    damp dangerous dark dear decent deep dependent different difficult direct dirty distant dry early easy empty equal exact \
    expensive familiar famous fast final fine firm formal fortunate fresh friendly full funny general gentle glad good grateful \
    great happy hard heavy helpful honest huge hungry ideal illegal important impossible independent kind large late lazy legal \
    light likely little local lonely long loud lovely lucky main mental mixed modern narrow natural nervous new nice noisy \
    normal odd official old open ordinary patient permanent personal physical plain polite poor positive practical pretty private \
    proper proud public quick quiet rare ready real recent reliable responsible rich rough rude sad secure sensitive separate \
    serious shared sharp short shy sick silent similar simple slow small social soft special steady strange strict strong \
    sudden suitable sure sweet tall temporary terrible thin tired total tough true typical uncertain unfair unhappy unusual urgent \
    useful usual vague warm weak wet whole wide willing wise wonderful worried wrong young";

/// Two halves that make a rare word: a corner of somebody's life that comes up once.
const FIRST_HALVES: &str = "apple barn bell bird bread candle church clock cotton door dust feather finger fire flower foot \
    garden glass hand harbour head heart hill horse house lamp leather market milk mill moon morning mountain needle night orchard \
    paper pepper rain river salt sand school sea shoe silver snow stone storm straw street sugar summer sun thread timber water \
    wheat window wine winter wool";
const SECOND_HALVES: &str = "bank basket bell bench board bottle box bridge brush cart cloth corner crate dance drawer field \
    fold gate glass hook house keeper lace ladder lamp land light line maker mark mender path place post press rope seat \
    seller shade shed shop side song stall stick stone string tower track tray tree walk warden wheel wood work yard";

/// Every word but the rare ones, the most frequent first. The order is the same for every study.
pub fn frequent() -> Vec<String> {
    let mut others: Vec<String> = Vec::new();
    for noun in NOUNS.split_whitespace() {
        others.extend([noun.to_string(), with_s(noun)]);
    }
    for verb in VERBS.split_whitespace() {
        let bare = verb.strip_suffix('e').unwrap_or(verb);
        let past = before_y(verb).map_or_else(|| format!("{bare}ed"), |stem| format!("{stem}ied"));
        others.extend([verb.to_string(), with_s(verb), past, format!("{bare}ing")]);
    }
    for quality in QUALITIES.split_whitespace() {
        let bare = quality.strip_suffix('y').map_or_else(|| quality.to_string(), |stem| format!("{stem}i"));
        others.extend([quality.to_string(), format!("{bare}ly")]);
    }
    let first: Vec<String> = SMALL.split_whitespace().chain(TOPIC.split_whitespace()).map(String::from).collect();
    others.sort();
    others.dedup();
    others.retain(|word| !first.contains(word));
    Chance::new(0, 0).shuffle(&mut others);
    first.into_iter().chain(others).collect()
}

/// The rare words.
pub fn rare() -> Vec<String> {
    let halves = |first: &str| SECOND_HALVES.split_whitespace().map(move |second| format!("{first}{second}")).collect();
    FIRST_HALVES.split_whitespace().flat_map(|first| -> Vec<String> { halves(first) }).collect()
}

/// A word with the `s` of the plural or of the third person.
fn with_s(word: &str) -> String {
    match before_y(word) {
        Some(stem) => format!("{stem}ies"),
        None if word.ends_with(['s', 'x']) || word.ends_with("ch") || word.ends_with("sh") => format!("{word}es"),
        None => format!("{word}s"),
    }
}

/// What stands before a `y` that becomes an `i`.
fn before_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o']))
}
