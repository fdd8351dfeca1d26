package store

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestSecretStages follows the stages through changes and a rotation.
func TestSecretStages(t *testing.T) {
	var s SecretValues
	stages := func() map[string][]string {
		out := map[string][]string{}
		for _, v := range s.Versions() {
			out[v.Version] = v.Stages
		}
		return out
	}
	steps := []struct {
		name string
		do   func() error
		want map[string][]string
	}{
		{"first", func() error { return s.Put("1", "a") }, map[string][]string{"1": {StageCurrent}}},
		{"second", func() error { return s.Put("2", "b") }, map[string][]string{"2": {StageCurrent}, "1": {StagePrevious}}},
		{"again", func() error { return s.Put("2", "b") }, map[string][]string{"2": {StageCurrent}, "1": {StagePrevious}}},
		{"pending", func() error { return s.Put("3", "c", StagePending) }, map[string][]string{"2": {StageCurrent}, "1": {StagePrevious}, "3": {StagePending}}},
		{"rotated", func() error { s.Move(StageCurrent, "3"); return nil }, map[string][]string{"3": {StagePending, StageCurrent}, "2": {StagePrevious}}},
		{"done", func() error { s.Move(StagePending, ""); return nil }, map[string][]string{"3": {StageCurrent}, "2": {StagePrevious}}},
		{"back", func() error { s.Move(StageCurrent, "2"); return nil }, map[string][]string{"2": {StageCurrent}, "3": {StagePrevious}}},
	}
	for _, step := range steps {
		if err := step.do(); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if diff := cmp.Diff(step.want, stages(), cmp.Transformer("sorted", sorted)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
	}
	if err := s.Put("2", "x"); !errors.Is(err, ErrOtherValue) {
		t.Errorf("a version took another value: %v", err)
	}
	if v, ok := s.Find("", StagePrevious); !ok || v.Value != "c" {
		t.Errorf("the previous value is %v", v)
	}
	if _, ok := s.Find("2", StagePrevious); ok {
		t.Error("a version was found by a stage that it does not have")
	}
}

func sorted(in []string) map[string]bool {
	out := map[string]bool{}
	for _, s := range in {
		out[s] = true
	}
	return out
}

func TestChangeSecretKeepsWhatIsThere(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store.db"))
	key := Key{Account: "111111111111", Region: "us-east-1", Type: TypeSecretVersion, ID: "arn"}
	if err := ChangeSecret(s, key, func(v *SecretValues) error { return v.Put("1", "a") }); err != nil {
		t.Fatal(err)
	}
	if err := ChangeSecret(s, key, func(v *SecretValues) error { return v.Put("2", "b") }); err != nil {
		t.Fatal(err)
	}
	rec, err := s.Get(key)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Decode[SecretValues](rec)
	if err != nil {
		t.Fatal(err)
	}
	if got.Value != "b" || got.Version != "2" || time.Since(got.ChangedAt) > time.Hour {
		t.Errorf("current: %+v", got)
	}
	if diff := cmp.Diff([]SecretVersion{{"1", "a", []string{StagePrevious}}}, got.Others); diff != "" {
		t.Error(diff)
	}
}
