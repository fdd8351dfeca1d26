package gate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// encrypted is a check for tests of what happens to findings.
var encrypted = check.Check{
	ID: "test-volume-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
	Title: "Volume is not encrypted", Why: "Who gets the disk gets the data.", Mend: "encrypted = true",
	Types: []string{"aws_ebs_volume"}, Look: check.Want(check.True("encrypted", false)),
	Fix: &check.Fix{Path: "encrypted", Value: "true"},
}

var today = time.Date(2027, 1, 15, 12, 0, 0, 0, time.UTC)

// run evaluates a root module of one file and runs one check on it.
func run(t *testing.T, source string, o Options) (Report, string) {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "main.tf")
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := config.NewWorkspace().Evaluate(config.Options{Dir: dir, Name: "disks"})
	if err != nil {
		t.Fatal(err)
	}
	o.Checks, o.Today = []check.Check{encrypted}, today
	if o.Name == nil {
		o.Name = filepath.Base
	}
	return Run(check.NewWorld(s), nil, o), file
}

const bare = `
resource "aws_ebs_volume" "data" {
  size = 10
}
`

func TestRun(t *testing.T) {
	for _, tt := range []struct {
		name, source string
		options      Options
		want         string // findings, waived, verdict
	}{
		{"a failure of high severity blocks", bare, Options{}, "1 0 blocked"},
		{"it is too light to be told", bare, Options{Severity: check.Critical}, "0 0 pass"},
		{"what is fine passes", `resource "aws_ebs_volume" "data" { encrypted = true }`, Options{}, "0 0 pass"},
		{"unknown does not block", `
variable "on" { type = bool }
resource "aws_ebs_volume" "data" { encrypted = var.on }`, Options{}, "1 0 pass"},
		{"unknown blocks if strict", `
variable "on" { type = bool }
resource "aws_ebs_volume" "data" { encrypted = var.on }`, Options{Strict: true}, "1 0 blocked"},
		{"a resource that may not be there is unknown", `
variable "some" { type = number }
resource "aws_ebs_volume" "data" { count = var.some }`, Options{}, "1 0 pass"},
		{"a module that was not fetched blocks", `module "far" { source = "example/disks/aws" }`, Options{}, "1 0 blocked"},
		{"the comment above waives", "# flota:waive test-volume-encrypted it holds nothing until 2027-01-31\n" + strings.TrimSpace(bare), Options{}, "0 1 pass"},
		{"the comment inside waives", `
resource "aws_ebs_volume" "data" {
  // flota:waive test-volume-encrypted it holds nothing
  size = 10
}`, Options{}, "0 1 pass"},
		{"the comment of another resource does not", `
# flota:waive test-volume-encrypted it holds nothing
resource "aws_ebs_volume" "scratch" { encrypted = true }
` + bare, Options{}, "1 0 blocked"},
		{"the comment of another check does not", "# flota:waive test-volume-size it is small\n" + strings.TrimSpace(bare), Options{}, "1 0 blocked"},
		{"the last day counts", "# flota:waive test-volume-encrypted it holds nothing until 2027-01-15\n" + strings.TrimSpace(bare), Options{}, "0 1 pass"},
		{"the day after does not", "# flota:waive test-volume-encrypted it holds nothing until 2027-01-14\n" + strings.TrimSpace(bare), Options{}, "1 0 blocked"},
		{"a date that is none does not", "# flota:waive test-volume-encrypted it holds nothing until spring\n" + strings.TrimSpace(bare), Options{}, "1 0 blocked"},
		{"the baseline knows it", bare, Options{Baseline: Baseline{"disks\x00aws_ebs_volume.data\x00test-volume-encrypted": true}}, "0 0 pass"},
		{"another's baseline does not", bare, Options{Baseline: Baseline{"other\x00aws_ebs_volume.data\x00test-volume-encrypted": true}}, "1 0 blocked"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, _ := run(t, tt.source, tt.options)
			if got := summary(r); got != tt.want {
				t.Errorf("got %s, want %s: %v", got, tt.want, r.Findings)
			}
		})
	}
}

func summary(r Report) string {
	return strings.Join([]string{itoa(r.Totals.Findings), itoa(r.Totals.Waived), string(r.Verdict)}, " ")
}

func itoa(n int) string { return string(rune('0' + n)) }

func TestWaiversAreBoundToTheResource(t *testing.T) {
	first, _ := run(t, bare, Options{})
	waiver := Waiver{
		Check: encrypted.ID, Address: "aws_ebs_volume.*", Stack: "d*", Reason: "it holds nothing", Owner: "platform",
		Until: today, Attributes: []string{first.Findings[0].Attributes}, File: "waivers.yaml", Line: 2,
	}
	if r, _ := run(t, bare, Options{Waivers: []Waiver{waiver}}); summary(r) != "0 1 pass" {
		t.Errorf("the waiver does not hold: %v", r.Findings)
	}
	changed := strings.Replace(bare, "10", "20", 1)
	r, _ := run(t, changed, Options{Waivers: []Waiver{waiver}})
	if summary(r) != "1 0 blocked" || len(r.Lapsed) != 1 || r.Lapsed[0].Attributes[0] != r.Findings[0].Attributes {
		t.Errorf("a changed resource is still waived, or its hash is not told: %+v", r)
	}
	waiver.Address = "aws_ebs_volume.gone"
	if r, _ := run(t, bare, Options{Waivers: []Waiver{waiver}}); len(r.Lapsed) != 1 || r.Lapsed[0].Blocks {
		t.Errorf("a waiver for nothing is not told: %+v", r.Lapsed)
	}
}

func TestMend(t *testing.T) {
	r, file := run(t, `resource "aws_ebs_volume" "data" {
  size = 10 # GiB
}

resource "aws_ebs_volume" "logs" {
  encrypted = false
}

locals { on = false }

resource "aws_ebs_volume" "elsewhere" {
  encrypted = local.on
}
`, Options{})
	mended, err := Mend(r, func(string) bool { return true })
	if err != nil || len(mended) != 1 {
		t.Fatalf("%d files, %v", len(mended), err)
	}
	want := `resource "aws_ebs_volume" "data" {
  size      = 10 # GiB
  encrypted = true
}

resource "aws_ebs_volume" "logs" {
  encrypted = true
}

locals { on = false }

resource "aws_ebs_volume" "elsewhere" {
  encrypted = local.on
}
`
	if got := string(mended[0].After); got != want || mended[0].File != file || len(mended[0].Findings) != 2 {
		t.Errorf("%d findings mended:\n%s", len(mended[0].Findings), got)
	}
	if mended, _ := Mend(r, func(string) bool { return false }); len(mended) != 0 {
		t.Error("a file that is not the user's was mended")
	}
}
