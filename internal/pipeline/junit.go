package pipeline

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"
)

// junit is the part of a JUnit report that matters. Some tools write one suite,
// others many in one element; times are in seconds.
type junit struct {
	Suites []junitSuite `xml:"testsuite"`
	junitSuite
}

type junitSuite struct {
	Name   string       `xml:"name,attr,omitempty"`
	Suites []junitSuite `xml:"testsuite"`
	Cases  []junitCase  `xml:"testcase"`
}

type junitCase struct {
	Class   string     `xml:"classname,attr"`
	Name    string     `xml:"name,attr"`
	File    string     `xml:"file,attr,omitempty"`
	Line    string     `xml:"line,attr,omitempty"`
	Time    string     `xml:"time,attr"`
	Failure *junitText `xml:"failure"`
	Error   *junitText `xml:"error"`
	Skipped *junitText `xml:"skipped"`
}

type junitText struct {
	Message string `xml:"message,attr,omitempty"`
	Text    string `xml:",chardata"`
}

// ReadJUnit adds what a JUnit report tells to tests.
func (t *Tests) ReadJUnit(r io.Reader) error {
	var report junit
	if err := xml.NewDecoder(r).Decode(&report); err != nil {
		return fmt.Errorf("read a JUnit report: %w", err)
	}
	t.add(report.junitSuite)
	for _, s := range report.Suites {
		t.add(s)
	}
	return nil
}

func (t *Tests) add(s junitSuite) {
	for _, inner := range s.Suites {
		t.add(inner)
	}
	for _, c := range s.Cases {
		if seconds, err := strconv.ParseFloat(c.Time, 64); err == nil {
			t.Took += time.Duration(seconds * float64(time.Second))
		}
		failure := c.Failure
		if failure == nil {
			failure = c.Error
		}
		switch {
		case failure != nil:
			t.Failed++
			line, _ := strconv.Atoi(c.Line) // many tools do not tell it
			t.Failures = append(t.Failures, TestFailure{Name: c.title(), File: c.File, Line: line, Message: failure.text()})
		case c.Skipped != nil:
			t.Skipped++
		default:
			t.Passed++
		}
	}
}

func (c junitCase) title() string {
	if c.Class == "" {
		return c.Name
	}
	return c.Class + ": " + c.Name
}

func (t junitText) text() string {
	if t.Text == "" {
		return t.Message
	}
	return t.Text
}

// WriteJUnit writes a report of one test, a command, which failed with a text or passed.
func WriteJUnit(w io.Writer, service, command string, took time.Duration, failure string) error {
	c := junitCase{Class: service, Name: command, Time: strconv.FormatFloat(took.Seconds(), 'f', 3, 64)}
	if failure != "" {
		c.Failure = &junitText{Message: command + " failed", Text: failure}
	}
	report := struct {
		XMLName xml.Name     `xml:"testsuites"`
		Suites  []junitSuite `xml:"testsuite"`
	}{Suites: []junitSuite{{Name: service, Cases: []junitCase{c}}}}
	_, err := io.WriteString(w, xml.Header)
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	return errors.Join(err, enc.Encode(report))
}
