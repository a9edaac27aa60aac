//! Addresses that can be printed and followed: sites and mail.

/// No address in print is longer; a QR code of 24 mm with modules of 0.4 mm holds 152 bytes
/// (ISO/IEC 18004, version 8, error correction M).
const LONGEST: usize = 150;

/// Why a text is no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// What is wrong with it, as the end of a sentence.
    pub(super) why: String,
    /// What to do about it.
    pub(super) hint: String,
}

fn fault(why: impl Into<String>, hint: impl Into<String>) -> Fault {
    Fault { why: why.into(), hint: hint.into() }
}

/// Checks the address of a site: `https` or `http`, a host with a dot, no characters that an
/// address cannot have (RFC 3986).
pub(super) fn check_site(address: &str) -> Result<(), Fault> {
    let Some((scheme, rest)) = address.split_once(':') else {
        let hint = format!("write it as `https://{address}`");
        return Err(fault("does not begin with `https://`", hint));
    };
    let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    let Some(rest) = rest.strip_prefix("//").filter(|_| is_web) else {
        let hint =
            "only addresses of sites can be printed, such as `https://example.org`";
        return Err(fault("does not begin with `https://` or `http://`", hint));
    };
    check_characters(address)?;
    let length = address.chars().count();
    if length > LONGEST {
        let why = format!("is {length} characters long; {LONGEST} is the most");
        return Err(fault(why, "take the short address that most sites offer"));
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') {
        let hint = "write the address without name and password";
        return Err(fault("has a name or a password before its host", hint));
    }
    let (host, port) = host.split_once(':').unwrap_or((host, "80"));
    if !is_host(host) || port.parse::<u16>().is_err() {
        return Err(fault("has no host such as `example.org`", "look for a slip"));
    }
    Ok(())
}

/// Checks a mail address, as far as a look can: one `@`, a host with a dot, nothing odd.
pub(super) fn check_mail(address: &str) -> Result<(), Fault> {
    let hint = "write it as `name@example.org`";
    let Some((name, host)) = address.split_once('@') else {
        return Err(fault("has no `@`", hint));
    };
    // RFC 5322, 3.2.3, the characters of a name without quotes.
    let is_plain =
        |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    if name.is_empty() || !name.chars().all(is_plain) {
        return Err(fault("has no plain name before the `@`", hint));
    }
    if !is_host(host) {
        return Err(fault("has no host such as `example.org`", hint));
    }
    Ok(())
}

/// ISO 32000-1, 12.6.4.7, takes ASCII alone; RFC 3986, 2, leaves these out.
fn check_characters(address: &str) -> Result<(), Fault> {
    let is_odd = |c: &char| !c.is_ascii_graphic() || "\"<>\\^`{|}".contains(*c);
    let Some(odd) = address.chars().find(is_odd) else { return Ok(()) };
    let hint =
        "copy it from the browser, which writes such characters as `%20` or `xn--`";
    Err(fault(format!("has the character `{odd}`, which no address can have"), hint))
}

/// Labels of letters, digits and hyphens with dots between them (RFC 1034, 3.5).
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.contains('.') && host.len() <= 253 && host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_are_told_from_other_addresses() {
        for address in [
            "https://example.org",
            "HTTP://www.example.org:8080/a?b=c&d=%C3%A9#e",
            "https://calendly.com/anna-meyer/first-session",
        ] {
            assert_eq!(check_site(address), Ok(()), "{address}");
        }
        let long = format!("https://example.org/{}", "a".repeat(150));
        for address in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "mailto:a@example.org",
            "https:example.org",
            "https://",
            "https://localhost",
            "https://user:secret@example.org",
            "https://bank.com@example.org",
            "https://exa mple.org",
            "https://exämple.org",
            "https://example.org/a)b>>",
            "https://example..org",
            "https://example.org:99999",
            long.as_str(),
        ] {
            assert!(check_site(address).is_err(), "{address}");
        }
        let fault = check_site("www.example.org").unwrap_err();
        assert_eq!(fault.hint, "write it as `https://www.example.org`");
    }

    #[test]
    fn mail_addresses_have_a_name_and_a_host() {
        assert_eq!(check_mail("anna.meyer+book@example.org"), Ok(()));
        for address in ["anna", "@example.org", "a@b", "a b@example.org", "a@b@c.org"] {
            assert!(check_mail(address).is_err(), "{address}");
        }
    }
}
