package fleet

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestWaivers(t *testing.T) {
	got, err := parseWaivers("waivers.yaml", []byte(`waivers:
  - check: s3-bucket-logging
    address: module.*.aws_s3_bucket.this
    stack: base/*
    reason: the bucket of the access logs itself
    owner: platform
    until: 2027-01-31
    attributes: 0123456789ab
`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Waiver{{
		Check: "s3-bucket-logging", Address: "module.*.aws_s3_bucket.this", Stack: "base/*",
		Reason: "the bucket of the access logs itself", Owner: "platform", Until: "2027-01-31",
		Attributes: []string{"0123456789ab"}, Day: time.Date(2027, 1, 31, 0, 0, 0, 0, time.UTC),
	}}
	if d := cmp.Diff(want, got, cmpopts.IgnoreFields(Waiver{}, "At")); d != "" {
		t.Error(d)
	}
	if got[0].At.Line != 2 {
		t.Errorf("the waiver stands on line %d, want 2", got[0].At.Line)
	}
}

func TestWaiversTellAllThatIsWrong(t *testing.T) {
	_, err := parseWaivers("waivers.yaml", []byte(`waivers:
  - check: s3-bucket-logging
    adress: aws_s3_bucket.this
    until: soon
`))
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{`unknown key "adress"`, "no address", "no reason", "no owner", "no attributes", `not "soon"`} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("nothing about %s in:\n%v", want, err)
		}
	}
}
