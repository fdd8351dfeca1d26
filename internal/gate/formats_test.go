package gate

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/gate/check"
)

var update = flag.Bool("update", false, "write the goldens")

// sample has a finding of each kind.
func sample(t *testing.T) Report {
	t.Helper()
	r, _ := run(t, `
variable "on" { type = bool }

resource "aws_ebs_volume" "data" {
  encrypted = false
}

resource "aws_ebs_volume" "perhaps" {
  encrypted = var.on
}

# flota:waive test-volume-encrypted it holds <nothing> & no one until 2027-01-31
resource "aws_ebs_volume" "waived" {
}
`, Options{})
	return r
}

func TestFormats(t *testing.T) {
	r := sample(t)
	for name, write := range map[string]func(io.Writer, Report) error{
		"report.json": WriteJSON, "report.sarif": WriteSARIF, "report.xml": WriteJUnit, "insights.json": WriteCodeInsights,
	} {
		var got bytes.Buffer
		if err := write(&got, r); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("formats", name)
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), got.String()); d != "" {
			t.Errorf("%s (-golden +got):\n%s", name, d)
		}
	}
}

func TestJUnitIsXML(t *testing.T) {
	var out bytes.Buffer
	if err := WriteJUnit(&out, sample(t)); err != nil {
		t.Fatal(err)
	}
	var read junitSuites
	if err := xml.Unmarshal(out.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	if read.Tests != 4 || read.Failures != 1 || read.Skipped != 2 {
		t.Errorf("%d tests, %d failures, %d skipped; want 4, 1, 2", read.Tests, read.Failures, read.Skipped)
	}
}

func TestCodeInsightsStayWithinBitbucketsLimits(t *testing.T) {
	r := Report{Verdict: Blocked, blocks: func(Finding) bool { return true }}
	for i := range 1500 {
		f := Finding{check: &encrypted, Severity: check.Low, Title: "t", Check: encrypted.ID, Address: fmt.Sprint(i)}
		if i > 1400 {
			f.Severity = check.Critical
		}
		r.Findings = append(r.Findings, f)
	}
	got := NewCodeInsights(r)
	if len(got.Annotations) != 10 {
		t.Fatalf("%d batches, want 10", len(got.Annotations))
	}
	ids := map[string]bool{}
	for _, b := range got.Annotations {
		if len(b) > 100 {
			t.Errorf("a batch of %d", len(b))
		}
		for _, a := range b {
			ids[a.ExternalID] = true
		}
	}
	if len(ids) != 1000 {
		t.Errorf("%d different annotations, want 1000", len(ids))
	}
	if got.Annotations[0][0].Severity != "CRITICAL" {
		t.Errorf("the first is %s", got.Annotations[0][0].Severity)
	}
}
