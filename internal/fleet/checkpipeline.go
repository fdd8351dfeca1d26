package fleet

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

// patternsMost is how many patterns of a kind a trigger of CodePipeline takes (API_GitFilePathFilterCriteria, API_GitTagFilterCriteria).
const patternsMost = 8

var (
	repository = regexp.MustCompile(`^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+$`)
	roleARN    = regexp.MustCompile(`^arn:aws[a-z-]*:iam::([0-9]{12}):role/[\w+=,.@/-]+$`)
)

// withPipeline lays a service's own settings over those that all pipelines of the fleet have in common.
func (l *loader) withPipeline(n *node) *node {
	common := l.root.get("pipeline")
	if common == nil || common.shape != table || n.shape != table {
		return n
	}
	common = common.without("reserved", "sign")
	out := *n
	out.entries = slices.Clone(n.entries)
	for i, e := range out.entries {
		if e.key == "pipeline" {
			out.entries[i].value = merge(common, e.value)
			return &out
		}
	}
	out.entries = append(out.entries, entry{key: "pipeline", place: l.root.keyAt("pipeline"), value: common})
	return &out
}

func (l *loader) checkSource() {
	m, n := l.manifest, l.root
	if n.has("source", "repository") && !repository.MatchString(m.Source.Repository) {
		l.report.add(n.at("source", "repository"), "for example repository: example/cambio", "source.repository %q is not a repository's owner and name", m.Source.Repository)
	}
	l.livesHere(n.get("source"), "source", m.Source.Token)
	settleReserved(m.Pipeline.Reserved)
	if r := m.Pipeline.Reserved; r != nil && r.Max < r.Machines {
		l.report.add(n.at("pipeline", "reserved", "max"), "", "pipeline.reserved.max %d is less than pipeline.reserved.machines %d", r.Max, r.Machines)
	}
}

func (l *loader) checkRole(n *node, path string, s *staged) {
	account := roleARN.FindStringSubmatch(s.Role)
	switch {
	case !n.has("role"):
	case account == nil:
		l.report.add(n.at("role"), "for example role: arn:aws:iam::"+s.Account+":role/deployer", "%s.role %q is not the ARN of an IAM role", path, s.Role)
	case account[1] != s.Account:
		l.report.add(n.at("role"), "", "%s.role is a role of account %s, and the environment's account is %s", path, account[1], s.Account)
	}
}

// checkPipeline checks what is the same in every environment.
func (l *loader) checkPipeline(d *draft) {
	v := d.views[0]
	p, n := v.Pipeline, v.node
	l.checkCompute(d)
	for key, patterns := range map[string][]string{"paths": p.Paths, "also": p.Also, "ignore": p.Ignore, "tags": p.Tags} {
		l.checkPatterns(n.get("pipeline"), key, patterns)
	}
	if p.ApproveWithin < 5*time.Minute || p.ApproveWithin > 60*day || p.ApproveWithin%time.Minute != 0 {
		l.report.add(n.at("pipeline", "approve_within"), "", "pipeline.approve_within must be from 5m to 60d, in whole minutes, not %s", show(p.ApproveWithin))
	}
	if v.Test.Reports != "" && v.Test.Command == "" {
		l.report.add(n.at("test", "reports"), "add command: go test ./...", "test.reports goes with test.command")
	}
}

// checkCompute finds steps that cannot run on what they are told to run on.
func (l *loader) checkCompute(d *draft) {
	v := d.views[0]
	at := v.node.at("pipeline", "compute")
	switch v.Pipeline.Compute {
	case OnFleet:
		if l.manifest.Pipeline.Reserved == nil {
			l.report.add(at, "add pipeline: {reserved: 1} to "+File+", or remove it", "pipeline.compute is reserved, and the fleet reserves no machines")
		}
	case Lambda:
		if v.Build.Dockerfile != "" {
			l.report.add(at, "remove it, or set compute: container", "build.dockerfile needs Docker, and pipeline.compute lambda has none")
		}
		for _, in := range d.views {
			if waits := in.waits(); waits+besides > lambdaLimit {
				l.report.add(at, "remove it, or set compute: container", "a release of %q waits for %s by its settings, and pipeline.compute lambda ends after %s", v.Name, show(waits), show(lambdaLimit))
				return
			}
		}
	}
}

// checkPatterns checks patterns of files, and how many of a kind there are. Those of paths are made fewer where they are too many.
func (l *loader) checkPatterns(n *node, key string, patterns []string) {
	if (key == "ignore" || key == "tags") && len(patterns) > patternsMost {
		l.report.add(n.at(key), "", "pipeline.%s has %s, and CodePipeline takes %d", key, count(len(patterns), "pattern"), patternsMost)
	}
	for i, pattern := range patterns {
		switch {
		case pattern == "":
			l.report.add(n.itemAt(i, key), "", "pipeline.%s has an empty pattern", key)
		case key != "tags" && (strings.HasPrefix(pattern, "/") || strings.HasPrefix(pattern, "./") || slices.Contains(strings.Split(pattern, "/"), "..")):
			l.report.add(n.itemAt(i, key), "for example services/orders/**", "pipeline.%s %q must be relative to the fleet's folder, with no . or .. in it", key, pattern)
		}
	}
}
