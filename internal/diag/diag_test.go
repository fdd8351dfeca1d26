package diag

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPosition(t *testing.T) {
	for want, p := range map[string]Position{
		"":               {Line: 3, Column: 1},
		"fleet.yaml":     {File: "fleet.yaml", Column: 4},
		"fleet.yaml:3":   {File: "fleet.yaml", Line: 3},
		"fleet.yaml:3:4": {File: "fleet.yaml", Line: 3, Column: 4},
	} {
		if got := p.String(); got != want {
			t.Errorf("%+v: %q, want %q", p, got, want)
		}
	}
}

func TestProblems(t *testing.T) {
	here := &Error{What: "unknown key", At: Position{File: "fleet.yaml", Line: 3}, Hint: "mend it", Exit: BadManifest}
	locked := &Error{What: "locked", Exit: Locked}
	plain := errors.New("the disk is full")
	for name, c := range map[string]struct {
		err  error
		want []string
		exit Exit
	}{
		"nil":                 {nil, nil, OK},
		"plain":               {plain, []string{"the disk is full"}, Failed},
		"plain in plain":      {fmt.Errorf("write: %w", plain), []string{"write: the disk is full"}, Failed},
		"one":                 {here, []string{"fleet.yaml:3: unknown key (mend it)"}, BadManifest},
		"one in text":         {fmt.Errorf("load: %w", here), []string{"fleet.yaml:3: load: unknown key (mend it)"}, BadManifest},
		"deep in text":        {fmt.Errorf("a: %w", fmt.Errorf("b: %w", here)), []string{"fleet.yaml:3: a: b: unknown key (mend it)"}, BadManifest},
		"two wrapped at once": {fmt.Errorf("%w: %w", here, plain), []string{"fleet.yaml:3: unknown key: the disk is full (mend it)"}, BadManifest},
		"two, none a problem": {fmt.Errorf("%w: %w", fs.ErrNotExist, plain), []string{"file does not exist: the disk is full"}, Failed},
		"list":                {List{here, locked}, []string{"fleet.yaml:3: unknown key (mend it)", "locked"}, BadManifest},
		"list in text":        {fmt.Errorf("all: %w", List{here, locked}), []string{"fleet.yaml:3: unknown key (mend it)", "locked"}, BadManifest},
		"list of one":         {fmt.Errorf("all: %w", List{locked}), []string{"all: locked"}, Locked},
		"joined":              {errors.Join(plain, List{locked}, errors.Join(here, context.Canceled)), []string{"the disk is full", "locked", "fleet.yaml:3: unknown key (mend it)", "context canceled"}, Locked},
		"cause names a code":  {&Error{What: "outer", Err: locked}, []string{"outer"}, Failed},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range Problems(c.err) {
				text := p.Error()
				if p.Hint != "" {
					text += " (" + p.Hint + ")"
				}
				got = append(got, text)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if exit := ExitOf(c.err); exit != c.exit {
				t.Errorf("exit %d, want %d", exit, c.exit)
			}
		})
	}
	if here.What != "unknown key" {
		t.Errorf("Problems changed the error that it was given: %q", here.What)
	}
}

func TestList(t *testing.T) {
	if err := (List{}).Err(); err != nil {
		t.Errorf("an empty list is the error %v", err)
	}
	cause := errors.New("cause")
	err := List{{What: "first"}, {What: "second", At: Position{File: "a.tf"}, Err: cause}}.Err()
	if got := err.Error(); got != "first\na.tf: second" {
		t.Errorf("list reads %q", got)
	}
	if !errors.Is(err, cause) {
		t.Error("the cause is not found through the list")
	}
	if e, ok := errors.AsType[*Error](err); !ok || !strings.Contains(e.What, "first") {
		t.Errorf("the first of the list is %v", e)
	}
}
