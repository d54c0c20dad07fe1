//! The small parts of the file: what it is made of, the page number, its properties.

use std::io;

use super::looks::HEADER;
use super::xml::Xml;
use super::{LEDGER_NAMESPACE, LEDGER_PART};

/// The namespaces of the parts of the text.
pub(super) const NAMESPACES: [(&str, &str); 2] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];
/// The relation by which the text finds the header.
pub(super) const HEADER_RELATION: &str = "rId3";

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/// Names the ledger for editors; any constant will do.
const LEDGER_ID: &str = "{3B4C7D52-8F0E-4C59-9B1D-6A2E5C0F7A11}";

pub(super) fn content_types() -> io::Result<Vec<u8>> {
    let types = "http://schemas.openxmlformats.org/package/2006/content-types";
    let office = "application/vnd.openxmlformats-officedocument";
    let overrides = [
        ("/word/document.xml", format!("{WORD}.document.main+xml")),
        ("/word/styles.xml", format!("{WORD}.styles+xml")),
        ("/word/settings.xml", format!("{WORD}.settings+xml")),
        ("/word/header1.xml", format!("{WORD}.header+xml")),
        ("/customXml/itemProps1.xml", format!("{office}.customXmlProperties+xml")),
        (
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        ),
        ("/docProps/app.xml", format!("{office}.extended-properties+xml")),
    ];
    let mut xml = Xml::begin()?;
    xml.element("Types", &[("xmlns", types)], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        for (ending, kind) in [("rels", relations), ("xml", "application/xml")] {
            xml.empty("Default", &[("Extension", ending), ("ContentType", kind)])?;
        }
        for (part, kind) in &overrides {
            xml.empty("Override", &[("PartName", part), ("ContentType", kind)])?;
        }
        Ok(())
    })?;
    Ok(xml.end())
}

fn relations(all: &[(&str, &str, &str)]) -> io::Result<Vec<u8>> {
    let mut xml = Xml::begin()?;
    xml.element("Relationships", &[("xmlns", RELATIONS)], |xml| {
        for (id, kind, target) in all {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)])?;
        }
        Ok(())
    })?;
    Ok(xml.end())
}

pub(super) fn package_relations() -> io::Result<Vec<u8>> {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relations(&[
        ("rId1", &format!("{OFFICE}/officeDocument"), "word/document.xml"),
        ("rId2", core, "docProps/core.xml"),
        ("rId3", &format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ])
}

pub(super) fn document_relations() -> io::Result<Vec<u8>> {
    relations(&[
        ("rId1", &format!("{OFFICE}/styles"), "styles.xml"),
        ("rId2", &format!("{OFFICE}/settings"), "settings.xml"),
        (HEADER_RELATION, &format!("{OFFICE}/header"), "header1.xml"),
        ("rId4", &format!("{OFFICE}/customXml"), &format!("../{LEDGER_PART}")),
    ])
}

pub(super) fn ledger_relations() -> io::Result<Vec<u8>> {
    relations(&[("rId1", &format!("{OFFICE}/customXmlProps"), "itemProps1.xml")])
}

pub(super) fn ledger_properties() -> io::Result<Vec<u8>> {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
    let mut xml = Xml::begin()?;
    let attributes = [("ds:itemID", LEDGER_ID), ("xmlns:ds", namespace)];
    xml.element("ds:datastoreItem", &attributes, |xml| {
        xml.element("ds:schemaRefs", &[], |xml| {
            xml.empty("ds:schemaRef", &[("ds:uri", LEDGER_NAMESPACE)])
        })
    })?;
    Ok(xml.end())
}

/// The page number in the middle of the top margin; the first page of a part has no header.
pub(super) fn header() -> io::Result<Vec<u8>> {
    let mut xml = Xml::begin()?;
    xml.element("w:hdr", &NAMESPACES, |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", HEADER))?;
            xml.element("w:fldSimple", &[("w:instr", " PAGE ")], |xml| {
                xml.element("w:r", &[], |xml| xml.text("w:t", &[], "2"))
            })
        })
    })?;
    Ok(xml.end())
}

pub(super) fn settings() -> io::Result<Vec<u8>> {
    let mut xml = Xml::begin()?;
    xml.element("w:settings", &NAMESPACES, |xml| {
        xml.empty("w:zoom", &[("w:percent", "100")])?;
        xml.value("w:defaultTabStop", "720")?;
        xml.value("w:characterSpacingControl", "doNotCompress")?;
        xml.element("w:compat", &[], |xml| {
            // Laid out as by editions since 2013; without it Word opens the file in an older mode.
            let mode = [
                ("w:name", "compatibilityMode"),
                ("w:uri", "http://schemas.microsoft.com/office/word"),
                ("w:val", "15"),
            ];
            xml.empty("w:compatSetting", &mode)
        })
    })?;
    Ok(xml.end())
}

/// Title and language; neither a day nor a person, which would make equal drafts differ.
pub(super) fn core(title: &str) -> io::Result<Vec<u8>> {
    let attributes = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    let mut xml = Xml::begin()?;
    xml.element("cp:coreProperties", &attributes, |xml| {
        xml.text("dc:title", &[], title)?;
        xml.text("dc:language", &[], "vi-VN")
    })?;
    Ok(xml.end())
}

pub(super) fn app() -> io::Result<Vec<u8>> {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    let mut xml = Xml::begin()?;
    xml.element("Properties", &[("xmlns", namespace)], |xml| {
        xml.text("Application", &[], env!("CARGO_PKG_NAME"))
    })?;
    Ok(xml.end())
}
