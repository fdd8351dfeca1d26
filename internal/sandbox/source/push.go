package source

import (
	"context"
	"maps"
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// TypeRefs names the records of the branches and tags that were seen in a
// repository; their ID is its name.
const TypeRefs = "git_refs"

// Push is what happened to one branch or tag.
type Push struct {
	Repository string
	Branch     string // one of Branch and Tag is set
	Tag        string
	Old        string // the commit it was at; "" for a branch or tag that is new
	New        string // the commit it is at

	known []string // where all branches and tags were before
}

// Key tells a push from all others.
func (p Push) Key() string {
	return p.Repository + " " + p.Branch + p.Tag + " " + p.Old + " " + p.New
}

// refs are the branches and tags of a repository, by their full names.
type refs struct {
	Refs map[string]string `json:"refs"`
}

func refsKey(name string) store.Key { return store.Key{Type: TypeRefs, ID: name} }

// Pushed calls handle with what was pushed since it last did without an error,
// which may be nothing, and remembers it. Of one repository, one call follows the
// other. A crash during handle means that the same pushes are handled again.
func (r *Repositories) Pushed(ctx context.Context, name string, handle func([]Push) error) error {
	defer r.lock(name)()
	seen := refs{}
	if rec, err := r.cfg.Store.Get(refsKey(name)); err == nil {
		if seen, err = store.Decode[refs](rec); err != nil {
			return err
		}
	}
	now, err := r.refs(ctx, name)
	if err != nil {
		return err
	}
	if err := handle(compare(name, seen.Refs, now)); err != nil || maps.Equal(seen.Refs, now) {
		return err
	}
	attributes, err := store.Encode(refs{Refs: now})
	if err != nil {
		return err
	}
	return r.cfg.Store.Put(refsKey(name), attributes)
}

// refs reads the branches and tags as they are; a tag counts as its commit.
func (r *Repositories) refs(ctx context.Context, name string) (map[string]string, error) {
	out, err := run(ctx, "-C", r.Path(name), "for-each-ref", "--format=%(refname) %(objectname) %(*objectname)", "refs/heads", "refs/tags")
	if err != nil {
		return nil, err
	}
	now := map[string]string{}
	for line := range strings.Lines(out) {
		if word := strings.Fields(line); len(word) > 1 {
			now[word[0]] = word[len(word)-1]
		}
	}
	return now, nil
}

// compare tells the pushes between two states, branches first. A branch or tag
// that was deleted starts nothing.
func compare(name string, before, now map[string]string) []Push {
	known := slices.Sorted(maps.Values(before))
	var pushes []Push
	for _, ref := range slices.Sorted(maps.Keys(now)) {
		if now[ref] == before[ref] {
			continue
		}
		p := Push{Repository: name, Old: before[ref], New: now[ref], known: known}
		p.Branch, _ = strings.CutPrefix(ref, "refs/heads/")
		if tag, ok := strings.CutPrefix(ref, "refs/tags/"); ok {
			p.Branch, p.Tag = "", tag
		}
		pushes = append(pushes, p)
	}
	return pushes
}

// Files returns the files that the commits of a push touched, each commit by
// itself: what one changes and the next changes back is touched. Of a merge it is
// what differs from all its parents. A new branch is compared with all that was there.
func (r *Repositories) Files(ctx context.Context, p Push) ([]string, error) {
	args := []string{"-C", r.Path(p.Repository), "log", "--format=", "--name-only", "--no-renames", "-c", "-z", "--ignore-missing", p.New, "--not"}
	if p.Old != "" {
		args = append(args, p.Old)
	} else {
		args = append(args, p.known...)
	}
	out, err := run(ctx, append(args, "--")...)
	if err != nil {
		return nil, err
	}
	files := map[string]bool{}
	for name := range strings.SplitSeq(out, "\x00") {
		if name = strings.Trim(name, "\n"); name != "" {
			files[name] = true
		}
	}
	return slices.Sorted(maps.Keys(files)), nil
}
