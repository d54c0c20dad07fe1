//! Records of the national public-service portal, one JSON object a line.
