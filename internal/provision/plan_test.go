package provision

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/stack"
)

func readFile(t *testing.T, name string) string {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

func (b *bench) plan(t *testing.T, o Options) *Result {
	t.Helper()
	r, err := b.Plan(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestPlanFromNothingSaysWhatIsPending(t *testing.T) {
	b := newBench(t)
	r := b.plan(t, Options{})
	if r.Changes != (event.Changes{Add: stacks}) || r.Resources != 0 {
		t.Errorf("got changes %+v and %d resources", r.Changes, r.Resources)
	}
	s := r.find(t, "service/a/dev")
	if diff := cmp.Diff([]string{"base/dev", "service/a/core"}, s.Pending); diff != "" {
		t.Errorf("pending (-want +got):\n%s", diff)
	}
	told := false
	for _, e := range b.events.events {
		n, ok := e.(event.Notice)
		told = told || ok && strings.Contains(n.Message, "service/a/dev: not applied yet: base/dev, service/a/core")
	}
	if !told {
		t.Error("nobody was told of the placeholders")
	}
	if applied := b.terraform.took("apply"); applied != nil {
		t.Errorf("a plan applied %v", applied)
	}
}

func TestPlanTellsWhatIsUnsettled(t *testing.T) {
	b := newBench(t)
	b.apply(t, Options{})
	b.again(t, "fleet.yaml", edited(t, b, `10.20.0.0/16`, `10.30.0.0/16`))
	r := b.plan(t, Options{})
	s := r.find(t, "service/a/dev")
	if s.Changed() || len(s.Pending) > 0 {
		t.Errorf("got %+v", s)
	}
	if diff := cmp.Diff([]string{"base/dev"}, s.Unsettled); diff != "" {
		t.Errorf("unsettled (-want +got):\n%s", diff)
	}
}

func TestReviewedPlanIsApplied(t *testing.T) {
	b := newBench(t)
	dir := filepath.Join(t.TempDir(), "plans")
	one := Options{Out: dir, Select: stack.Selection{IDs: []string{"base/shared"}}}
	b.plan(t, one)
	b.terraform.took("")
	r := b.apply(t, Options{Reviewed: dir})
	if len(r.Stacks) != 1 || r.Changes != (event.Changes{Add: 1}) {
		t.Errorf("got %+v", r)
	}
	if planned := b.terraform.took("plan"); planned != nil {
		t.Errorf("planned again: %v", planned)
	}
}

func TestReviewedPlanIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		change func(t *testing.T, b *bench, dir string)
		want   string
	}{
		"the manifest changed": {func(t *testing.T, b *bench, _ string) {
			b.again(t, "fleet.yaml", edited(t, b, `10.20.0.0/16`, `10.30.0.0/16`))
		}, "have changed since"},
		"another plan file": {func(t *testing.T, _ *bench, dir string) {
			write(t, filepath.Join(dir, "base.dev.tfplan"), "another")
		}, "is not the file that was reviewed"},
		"no plan file": {func(t *testing.T, _ *bench, dir string) {
			if err := os.Remove(filepath.Join(dir, "base.dev.tfplan")); err != nil {
				t.Fatal(err)
			}
		}, "no such file"},
		"a broken list": {func(t *testing.T, _ *bench, dir string) {
			write(t, filepath.Join(dir, manifestFile), "{")
		}, "holds no complete plan"},
		"a list of nothing": {func(t *testing.T, _ *bench, dir string) {
			write(t, filepath.Join(dir, manifestFile), `{"fleet":"small"}`)
		}, "a plan of no stacks"},
		"another fleet": {func(t *testing.T, b *bench, dir string) {
			write(t, filepath.Join(dir, manifestFile), strings.Replace(readFile(t, filepath.Join(dir, manifestFile)), "small", "large", 1))
		}, `is of the fleet "large"`},
		"a file elsewhere": {func(t *testing.T, b *bench, dir string) {
			write(t, filepath.Join(dir, manifestFile), strings.Replace(readFile(t, filepath.Join(dir, manifestFile)), "base.dev.tfplan", "../p", 1))
		}, "does not tell what it would do"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			b.apply(t, Options{Select: stack.Selection{IDs: []string{"base/shared"}}})
			dir := t.TempDir()
			b.plan(t, Options{Out: dir, Select: stack.Selection{IDs: []string{"base/dev"}}})
			b.terraform.took("")
			c.change(t, b, dir)
			_, err := b.Apply(t.Context(), Options{Reviewed: dir})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want it to hold %q", err, c.want)
			}
			if applied := b.terraform.took("apply"); applied != nil {
				t.Errorf("applied %v", applied)
			}
		})
	}
}

// TestReviewedPlanGoesOn is about a reviewed plan that meets another state than
// it was made for: its rest is applied, and nothing that nobody has seen.
func TestReviewedPlanGoesOn(t *testing.T) {
	create := changeJSON("aws_vpc.this", "create", `{"cidr_block":"10.20.0.0/16"}`, `{"id":true}`)
	other := changeJSON("aws_vpc.this", "create", `{"cidr_block":"10.30.0.0/16"}`, `{"id":true}`)
	for name, c := range map[string]struct {
		rest    *Plan
		fresh   string
		applied int
		want    string // of the error
	}{
		"what is left was seen": {fresh: create, applied: 2},
		"nothing is left":       {rest: &Plan{Managed: 1}, applied: 1},
		"nobody has seen it":    {fresh: other, applied: 1, want: "aws_vpc.this would become another than was reviewed"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			dir := t.TempDir()
			b.plan(t, Options{Out: dir, Select: stack.Selection{IDs: []string{"base/shared"}}})
			b.terraform.took("")
			b.terraform.stale = map[string]bool{"base/shared": true}
			b.terraform.shows = map[string][]string{"base/shared": {string(planJSON(create)), string(planJSON(c.fresh))}}
			if c.rest != nil {
				b.terraform.plans = map[string]Plan{"base/shared": *c.rest}
			}
			_, err := b.Apply(t.Context(), Options{Reviewed: dir})
			if c.want == "" && err != nil || c.want != "" && (!errors.Is(err, ErrChanged) || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want %q", err, c.want)
			}
			if applied := b.terraform.took("apply"); len(applied) != c.applied {
				t.Errorf("applied %v, want %d", applied, c.applied)
			}
		})
	}
}

func TestReviewedPlanWithPlaceholdersIsRefused(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	b.plan(t, Options{Out: dir})
	_, err := b.Apply(t.Context(), Options{Reviewed: dir})
	if !errors.Is(err, ErrChanged) || !strings.Contains(err.Error(), "service/a/core: the reviewed plan can't be applied: it was made before base/shared") {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff([]string{"base/shared"}, sorted(b.terraform.took("apply"))); diff != "" {
		t.Errorf("applied (-want +got):\n%s", diff)
	}
}

func TestPlanThatFailedCannotBeApplied(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	b.plan(t, Options{Out: dir})
	b.terraform.fails["plan base/dev"] = errors.New("broken")
	if _, err := b.Plan(t.Context(), Options{Out: dir}); err == nil {
		t.Fatal("no error")
	}
	if _, err := b.Apply(t.Context(), Options{Reviewed: dir}); err == nil {
		t.Error("what is left of an older plan was applied")
	}
}

func TestPlansAreForTheirOwnerOnly(t *testing.T) {
	b := newBench(t)
	r := b.plan(t, Options{})
	info, err := os.Stat(r.find(t, "base/shared").Plan.File)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the plan's mode is %s", info.Mode())
	}
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
