package pipeline

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Limits of Bitbucket Cloud's Code Insights
// (developer.atlassian.com/cloud/bitbucket/rest/api-group-reports), texts in bytes.
const (
	mostAnnotations = 1000
	annotationBatch = 100
	longestSummary  = 440
	longestDetails  = 1990
)

// NewInsights makes a report of the bodies of its requests.
func NewInsights[A any](id string, report any, batches [][]A) (Insights, error) {
	out := Insights{ID: id}
	var err error
	if out.Report, err = json.Marshal(report); err != nil {
		return out, fmt.Errorf("report %s: %w", id, err)
	}
	for _, b := range batches {
		body, err := json.Marshal(b)
		if err != nil {
			return out, fmt.Errorf("report %s: %w", id, err)
		}
		out.Annotations = append(out.Annotations, body)
	}
	return out, nil
}

// Tests is how the tests of a service went. All texts are masked.
type Tests struct {
	Service                 string
	Passed, Failed, Skipped int
	Took                    time.Duration
	Failures                []TestFailure
	// URL is where the log is seen.
	URL string
}

// TestFailure is one test that failed. File is relative to the repository, and
// empty if it is not known.
type TestFailure struct {
	Name, File string
	Line       int
	Message    string
}

type (
	testReport struct {
		Title    string       `json:"title"`
		Details  string       `json:"details"`
		Type     string       `json:"report_type"`
		Reporter string       `json:"reporter"`
		Result   string       `json:"result"`
		Link     string       `json:"link,omitempty"`
		Data     []testFigure `json:"data"`
	}
	testFigure struct {
		Title string `json:"title"`
		Type  string `json:"type"`
		Value int64  `json:"value"`
	}
	testAnnotation struct {
		ID       string `json:"external_id"`
		Type     string `json:"annotation_type"`
		Summary  string `json:"summary"`
		Details  string `json:"details,omitempty"`
		Path     string `json:"path,omitempty"`
		Line     int    `json:"line,omitempty"`
		Severity string `json:"severity"`
		Result   string `json:"result"`
	}
)

// TestInsights writes how the tests went as a report of Code Insights, with an
// annotation for each failure.
func TestInsights(t Tests) (Insights, error) {
	report := testReport{
		Title: t.Service + ": tests", Type: "TEST", Reporter: "flota", Result: "PASSED", Link: t.URL,
		Details: fmt.Sprintf("%d tests passed, %d failed, %d were skipped.", t.Passed, t.Failed, t.Skipped),
		Data: []testFigure{
			{"passed", "NUMBER", int64(t.Passed)}, {"failed", "NUMBER", int64(t.Failed)},
			{"skipped", "NUMBER", int64(t.Skipped)}, {"took", "DURATION", t.Took.Milliseconds()},
		},
	}
	if t.Failed > 0 {
		report.Result = "FAILED"
	}
	shown := t.Failures[:min(len(t.Failures), mostAnnotations)]
	if len(shown) < len(t.Failures) {
		report.Details += fmt.Sprintf(" The first %d failures are shown.", len(shown))
	}
	var annotations []testAnnotation
	for i, f := range shown {
		annotations = append(annotations, testAnnotation{
			ID: fmt.Sprintf("flota-%04d", i), Type: "BUG", Severity: "HIGH", Result: "FAILED",
			Summary: clip(oneLine(f.Name+" failed"), longestSummary), Details: clip(f.Message, longestDetails),
			Path: f.File, Line: f.Line,
		})
	}
	return NewInsights("flota-"+t.Service+"-tests", report, slices.Collect(slices.Chunk(annotations, annotationBatch)))
}
