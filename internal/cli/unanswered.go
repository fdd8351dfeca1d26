package cli

import (
	"fmt"
	"slices"
	"strings"

	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/sandbox"
	"flota.dev/flota/internal/stack"
)

// unanswered are the services that a push changed, by the manifest as it is now,
// and whose pipelines it did not begin.
type unanswered struct {
	without []string // those that have no pipeline
	behind  []string // those whose pipelines answer to other files than the manifest says
	// had and wants are the patterns of the first that is behind.
	had, wants []string
}

// unansweredOf compares what a push touched with the patterns that pipelines
// have, and with those that an apply would give them.
func unansweredOf(f *fleet.Fleet, p sandbox.Pushed) unanswered {
	var out unanswered
	if !slices.Contains(p.Branches, f.Source.Branch) {
		return out
	}
	has := map[string][]string{}
	for _, passed := range p.Passed {
		has[passed.Pipeline] = passed.Paths
	}
	for _, name := range f.Names() {
		s, _ := f.Service("", name)
		title := pipeline.Name(f.Name, name)
		if slices.ContainsFunc(p.Started, func(x sandbox.Started) bool { return x.Pipeline == title }) {
			continue
		}
		wants, ignore := stack.SourcePaths(f, s), stack.IgnoredPaths(f, s)
		had, there := has[title]
		slices.Sort(had)
		switch {
		case !p.Touches(wants, ignore):
		case !there:
			out.without = append(out.without, name)
		case !slices.Equal(had, wants):
			if len(out.behind) == 0 {
				out.had, out.wants = had, wants
			}
			out.behind = append(out.behind, name)
		}
	}
	return out
}

// tell returns what to say of it, and what to do, a line each.
func (u unanswered) tell() []string {
	var lines []string
	if len(u.without) > 0 {
		lines = append(lines, "flota: "+someOf(u.without)+" changed, without a pipeline yet", "hint: flota apply makes it; then: flota pipeline run "+u.without[0])
	}
	if len(u.behind) > 0 {
		why := "the manifest or what the service imports has changed since"
		if moved(u.had, u.wants) {
			why = "patterns begin at the top of the repository, and at the last apply the fleet's folder was in another one, or in none"
		}
		had, wants := differing(u.had, u.wants)
		lines = append(lines,
			fmt.Sprintf("flota: %s changed, but the last apply made the pipeline of %s answer to %s, where %s is meant now: %s", someOf(u.behind), u.behind[0], had, wants, why),
			"hint: flota apply puts it right; then: flota pipeline run "+u.behind[0])
	}
	return lines
}

// someOf names the first of many.
func someOf(names []string) string {
	const most = 3
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// moved reports whether a pattern became another only by the folder it begins in.
func moved(had, wants []string) bool {
	return slices.ContainsFunc(had, func(h string) bool {
		return slices.ContainsFunc(wants, func(w string) bool {
			return h != w && (strings.HasSuffix(w, "/"+h) || strings.HasSuffix(h, "/"+w))
		})
	})
}

// differing returns the first pattern of each that the other has not.
func differing(had, wants []string) (string, string) {
	first := func(of, not []string) string {
		for _, p := range of {
			if !slices.Contains(not, p) {
				return p
			}
		}
		return strings.Join(of, " ")
	}
	return first(had, wants), first(wants, had)
}
