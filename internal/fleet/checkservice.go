package fleet

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
)

// kindsOf tells which kinds of services a key fits; one that is not here fits all.
var kindsOf = map[string][]Kind{
	"port":      {HTTP, Worker},
	"health":    {HTTP},
	"route":     {HTTP, Site},
	"discovery": {HTTP, Worker},
	"schedule":  {Job},
	"size":      {HTTP, Worker, Job},
	"count":     {HTTP, Worker},
	"drain":     {HTTP, Worker},
	"deploy":    {HTTP, Worker},
	"watch":     {HTTP, Worker, Job},
	"env":       {HTTP, Worker, Job},
	"secrets":   {HTTP, Worker, Job},
	"buckets":   {HTTP, Worker, Job},
}

// fixed are the keys that no environment may override: what is promoted from
// one environment to the next must be the same thing.
var fixed = []string{"service", "kind", "build", "test", "pipeline"}

func (l *loader) checkDraft(d *draft) {
	l.checkName(d.at, "service", d.name)
	l.checkLength(d)
	var names []string
	for _, s := range l.stages {
		names = append(names, s.Name)
	}
	for _, e := range entriesOf(d.over) {
		if !slices.Contains(names, e.key) {
			l.report.add(e.place, suggest(e.key, names, "known environments: "+strings.Join(names, ", ")), "there is no environment %q", e.key)
		}
		for _, key := range fixed {
			if e.value.has(key) {
				l.report.add(e.value.keyAt(key), "set it at the top of the service", "%s cannot differ between environments", key)
			}
		}
	}
	l.checkSteps(d)
	for _, v := range d.views {
		if v.Kind == "" {
			continue // misspelt, and told
		}
		l.checkKind(v)
		l.checkBuild(v)
		l.checkRuntime(v)
		l.checkDeploy(v)
		l.checkWatch(v)
		checkDiscovery(l.report, v)
		l.checkBudget(v)
		l.checkVariables(v)
		l.checkDatabases(v)
		l.checkHCPSecrets(v)
		l.checkEntry(v)
	}
	l.checkPipeline(d)
	l.checkReferences(d)
}

func entriesOf(n *node) []entry {
	if n == nil {
		return nil
	}
	return n.entries
}

// checkLength checks the longest AWS name that a service gives rise to.
func (l *loader) checkLength(d *draft) {
	what, most := "its role", roleName
	var longest string
	for _, s := range l.stages {
		name := l.manifest.Name + "-" + s.Name + "-" + d.name
		switch d.views[0].Kind {
		case HTTP:
			what, most, name = "its target group", balancerName, name+"-b"
		case Site:
			what, most, name = "its bucket", bucketName, name+"-"+s.Account+"-"+s.Region
			if _, taken := s.Base.Buckets[d.name]; taken || d.name == logs {
				l.report.add(d.at, "give one of them another name", "the site %q and the bucket %q of %s would have the same name on AWS", d.name, d.name, s.Name)
			}
		default:
			name += "-schedule"
		}
		if len(name) > len(longest) {
			longest = name
		}
	}
	l.fits(d.at, "the service's name", longest, what, most)
}

func (l *loader) checkKind(v view) {
	for _, e := range v.node.entries {
		kinds, limited := kindsOf[e.key]
		if !limited || slices.Contains(kinds, v.Kind) {
			continue
		}
		l.report.add(e.place, fmt.Sprintf("remove it; %s is for kind %s", e.key, kindList(kinds)), "a service of kind %s has no %s", v.Kind, e.key)
	}
	if v.Kind == Job && !v.node.has("schedule") {
		l.missing(v.node.place, "schedule", "", "schedule: rate(1 hour)")
	}
	if v.node.has("schedule") && v.Kind == Job {
		if problem, hint := schedule(v.Schedule); problem != "" {
			l.report.add(v.node.at("schedule"), hint, "schedule %s", problem)
		}
	}
}

func kindList(kinds []Kind) string {
	var words []string
	for _, k := range kinds {
		words = append(words, string(k))
	}
	if last := len(words) - 1; last > 0 {
		return strings.Join(words[:last], ", ") + " or " + words[last]
	}
	return words[0]
}

func (l *loader) checkBuild(v view) {
	b, n := v.Build, v.node
	at := n.at("build")
	if !n.has("build") {
		sample := "build: {go: ./services/" + v.Name + "}"
		if v.Kind == Site {
			sample = "build: {output: public}"
		}
		l.missing(n.place, "build", "", sample)
		return
	}
	if v.Kind == Site {
		l.checkSiteBuild(n.get("build"), b)
		return
	}
	forms := 0
	for _, form := range []string{b.Go, b.Dockerfile, b.Command} {
		if form != "" {
			forms++
		}
	}
	if forms != 1 {
		l.report.add(at, "keep one of them", "build must have exactly one of go, dockerfile and command")
		return
	}
	for _, key := range []string{"output", "run"} {
		if b.Command == "" && n.has("build", key) {
			l.report.add(n.get("build").keyAt(key), "remove it", "build.%s goes with build.command only", key)
		}
		if b.Command != "" && !n.has("build", key) {
			l.missing(at, key, "build", map[string]string{"output": "output: dist", "run": "run: [./server]"}[key])
		}
	}
}

func (l *loader) checkSiteBuild(n *node, b Build) {
	if b.Output == "" {
		l.missing(n.place, "output", "build", "output: public, the folder of the site's files")
	}
	for _, key := range []string{"go", "dockerfile", "run"} {
		if n.has(key) {
			l.report.add(n.keyAt(key), "a site is built with command and output", "a site has no build.%s", key)
		}
	}
}

// checkRuntime checks what a task is given and how it is watched.
func (l *loader) checkRuntime(v view) {
	n := v.node
	if v.Kind != Site {
		if problem, hint := fargate(v.Size); problem != "" {
			at := n.at("size", "memory")
			l.report.add(at, hint, "%s", problem)
		}
	}
	if v.Count.Max < v.Count.Min {
		l.report.add(n.at("count", "min"), "", "count.min %d is more than count.max %d", v.Count.Min, v.Count.Max)
	}
	if v.Kind != HTTP {
		l.within(v, 0, 2*time.Minute, v.Drain, "Fargate kills a task after that", "drain")
		return
	}
	if !strings.HasPrefix(v.Health.Path, "/") {
		l.report.add(n.at("health", "path"), "write /"+v.Health.Path, "health.path must begin with /")
	}
	l.within(v, 5*time.Second, 5*time.Minute, v.Health.Interval, "", "health", "interval")
	l.within(v, 0, time.Hour, v.Health.Grace, "", "health", "grace")
	l.within(v, 0, time.Hour, v.Drain, "", "drain")
}

// within checks that a duration lies between two others, in whole seconds, as AWS takes them.
func (l *loader) within(v view, least, most, d time.Duration, why string, path ...string) {
	at, name := v.node.at(path...), strings.Join(path, ".")
	switch {
	case d < least || d > most:
		l.report.add(at, why, "%s must be from %s to %s, not %s", name, show(least), show(most), show(d))
	case d%time.Second != 0:
		l.report.add(at, "", "%s must be in whole seconds, not %s", name, show(d))
	}
}

var variable = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// checkVariables checks that the names of environment variables are valid and
// that no two parts of the manifest set the same one.
func (l *loader) checkVariables(v view) {
	owner := map[string]string{"PORT": "port", "FLOTA_VERSION": "flota", "FLOTA_RELEASE": "flota"}
	for _, need := range v.Needs {
		owner[AddressVariable(need)] = "needs: " + need
		if l.discovers(v, need) {
			owner[PeerVariable(need)] = "needs: " + need
		}
	}
	for _, s := range v.Secrets {
		if s.Source == FromDB {
			owner["PGPASSWORD"] = "the database's secret"
		}
	}
	for _, key := range slices.Sorted(maps.Keys(v.Env)) {
		l.checkVariable(v.node.get("env").keyAt(key), "env", key, owner)
		owner[key] = "env"
	}
	for _, key := range slices.Sorted(maps.Keys(v.Secrets)) {
		l.checkVariable(v.node.get("secrets").keyAt(key), "secrets", key, owner)
	}
}

func (l *loader) checkVariable(at place, path, key string, owner map[string]string) {
	if !variable.MatchString(key) {
		l.report.add(at, "use letters, digits and _, and begin with no digit", "%s: %q is not a valid variable name", path, key)
	}
	if by, taken := owner[key]; taken {
		l.report.add(at, "remove it here, or give it another name", "%s: %s is already set by %s", path, key, by)
	}
}

// checkDatabases checks that no more than one secret comes from a database:
// the password's variable has one name.
func (l *loader) checkDatabases(v view) {
	first := ""
	for _, key := range slices.Sorted(maps.Keys(v.Secrets)) {
		switch {
		case v.Secrets[key].Source != FromDB:
		case first == "":
			first = key
		default:
			l.report.add(v.node.at("secrets", key), "keep one of them", "a service can use one database: %s already does", first)
		}
	}
}

// reference is a part of the base that a service names.
type reference struct {
	at         place
	what, name string
}

// checkReferences finds databases and buckets that some environment does not have.
func (l *loader) checkReferences(d *draft) {
	lacking := map[reference][]string{}
	known := map[string][]string{}
	for _, v := range d.views[1:] {
		base := v.stage.Base
		databases, buckets := slices.Collect(maps.Keys(base.Databases)), slices.Collect(maps.Keys(base.Buckets))
		known["database"], known["bucket"] = append(known["database"], databases...), append(known["bucket"], buckets...)
		for key, s := range v.Secrets {
			if s.Source == FromDB && !slices.Contains(databases, s.Name) {
				r := reference{v.node.at("secrets", key), "database", s.Name}
				lacking[r] = append(lacking[r], v.stage.Name)
			}
		}
		for i, name := range v.Buckets {
			if name != "" && !slices.Contains(buckets, name) {
				r := reference{v.node.itemAt(i, "buckets"), "bucket", name}
				lacking[r] = append(lacking[r], v.stage.Name)
			}
		}
	}
	for r, stages := range lacking {
		where := ""
		if len(stages) < len(l.stages) {
			where = " in " + strings.Join(stages, ", ")
		}
		hint := fmt.Sprintf("add it to %s under base.%ss: {%s: {}}", File, r.what, r.name)
		if where == "" {
			slices.Sort(known[r.what])
			hint = suggest(r.name, known[r.what], hint)
		}
		l.report.add(r.at, hint, "there is no %s %q%s", r.what, r.name, where)
	}
}
