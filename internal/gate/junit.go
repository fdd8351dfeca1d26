package gate

import (
	"encoding/xml"
	"fmt"
	"io"
)

// WriteJUnit writes a report as JUnit XML: a suite for each stack, in which
// each finding is a failure, each waived one is skipped, and one case stands
// for all that passed.
func WriteJUnit(w io.Writer, r Report) error {
	out := junitSuites{Name: "flota check"}
	bySuite := map[string]*junitSuite{}
	suite := func(stack string) *junitSuite {
		s := bySuite[stack]
		if s == nil {
			s = &junitSuite{Name: stack}
			bySuite[stack] = s
			out.Suites = append(out.Suites, s)
		}
		return s
	}
	for _, f := range r.Findings {
		suite(f.Stack).add(failed(f, r.Blocks(f)))
	}
	for _, x := range r.Waived {
		c := newJunitCase(x.Finding)
		c.Skipped = &junitText{Message: "waived: " + x.Reason}
		suite(x.Stack).add(c)
	}
	suite("all").add(junitCase{
		Class: "flota", Name: fmt.Sprintf("%d checks on %d resources in %d stacks", r.Totals.Checks, r.Totals.Resources, r.Totals.Stacks),
	})
	for _, s := range out.Suites {
		out.Tests, out.Failures, out.Skipped = out.Tests+s.Tests, out.Failures+s.Failures, out.Skipped+s.Skipped
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// failed is the case of a finding. One that does not block is skipped, lest it break a build.
func failed(f Finding, blocks bool) junitCase {
	c := newJunitCase(f)
	if !blocks {
		c.Skipped = &junitText{Message: fmt.Sprintf("%s, %s: %s", f.Severity, f.Status, f.Message)}
		return c
	}
	c.Failure = &junitText{
		Message: f.Message, Type: string(f.Severity),
		Text: fmt.Sprintf("%s\n%s:%d\n%s\n\n%s\n", f.Title, f.File, f.Line, f.Why(), f.Mend()),
	}
	return c
}

func newJunitCase(f Finding) junitCase {
	return junitCase{Class: f.Check, Name: f.Address + ": " + f.Title, File: f.File, Line: f.Line}
}

type (
	junitSuites struct {
		XMLName  xml.Name      `xml:"testsuites"`
		Name     string        `xml:"name,attr"`
		Tests    int           `xml:"tests,attr"`
		Failures int           `xml:"failures,attr"`
		Skipped  int           `xml:"skipped,attr"`
		Suites   []*junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string     `xml:"classname,attr"`
		Name    string     `xml:"name,attr"`
		File    string     `xml:"file,attr,omitempty"`
		Line    int        `xml:"line,attr,omitempty"`
		Failure *junitText `xml:"failure"`
		Skipped *junitText `xml:"skipped"`
	}
	junitText struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)

func (s *junitSuite) add(c junitCase) {
	s.Cases = append(s.Cases, c)
	s.Tests++
	if c.Failure != nil {
		s.Failures++
	}
	if c.Skipped != nil {
		s.Skipped++
	}
}
