// Package rule is the form in which flota keeps the rules by which it knows
// secrets: gzipped JSON, written by tools/secretrules out of the library that
// the rules come from, and read by package secret.
package rule

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
)

// Set is all that a library knows.
type Set struct {
	// Source is the library's module and version.
	Source string `json:"source"`
	// Allow is what no rule takes for a secret. Its paths are files that nobody looks into.
	Allow []Allow `json:"allow"`
	Rules []Rule  `json:"rules"`
}

// Rule knows one kind of secret.
type Rule struct {
	// ID is a few words with hyphens, such as aws-access-token.
	ID string `json:"id"`
	// Regex finds it in text; empty where the path of a file says enough.
	Regex string `json:"regex,omitempty"`
	// Group is the group of Regex that is the secret; 0 for the first one that matched something.
	Group int `json:"group,omitempty"`
	// Entropy is what the secret must exceed, in bits a character as Shannon counts them; 0 for any.
	Entropy float64 `json:"entropy,omitempty"`
	// Keywords are in lower case. The rule matches only in texts that one of them is in, in any case.
	Keywords []string `json:"keywords,omitempty"`
	// Path is what a file's path must match; empty for any.
	Path  string  `json:"path,omitempty"`
	Allow []Allow `json:"allow,omitempty"`
	// Anchor says where the keyword stands in a match.
	Anchor Anchor `json:"anchor,omitzero"`
}

// Anchor says what the matches of a rule begin with, so that a search need look
// only there. The zero value says that they may begin with anything.
type Anchor struct {
	// Words are in lower case; each match begins with one of them, in any case,
	// or has one after a run of a name's characters.
	Words []string `json:"words,omitempty"`
	// Regex matches what Rule.Regex matches, from the word on.
	Regex string `json:"regex,omitempty"`
	// Run is how many letters, digits, underscores, dots and hyphens a match may have before the word.
	Run int `json:"run,omitempty"`
	// Border is set where no letter, digit or underscore may stand before the word.
	Border bool `json:"border,omitempty"`
	// Breaks is how many line breaks a match may hold at most; -1 for any number.
	Breaks int `json:"breaks,omitempty"`
	// Long is set where a match may run over any number of words.
	Long bool `json:"long,omitempty"`
}

// Allow is what looks like a secret and is none.
type Allow struct {
	// All asks for everything that is given below, not for one of them.
	All bool `json:"all,omitempty"`
	// Paths matches the paths of files.
	Paths string `json:"paths,omitempty"`
	// Regexes matches what Target says: the secret if that is empty, or the match or its line.
	Regexes string `json:"regexes,omitempty"`
	Target  string `json:"target,omitempty"`
	// Words are in lower case; one of them in the secret is enough, in any case.
	Words []string `json:"words,omitempty"`
}

// The targets of Allow.
const (
	Match = "match"
	Line  = "line"
)

// Read reads a set as Write wrote it.
func Read(r io.Reader) (*Set, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	set := &Set{}
	if err := json.NewDecoder(z).Decode(set); err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	return set, z.Close()
}

// Write writes a set; the same set gives the same bytes.
func (s *Set) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	e := json.NewEncoder(z)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return err
	}
	return z.Close()
}
