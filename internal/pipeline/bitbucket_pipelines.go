package pipeline

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"flota.dev/flota/internal/dag"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

const (
	// mostSteps is how many steps one pipeline of Bitbucket may have, those of
	// parallel groups included (support.atlassian.com/bitbucket-cloud/docs/step-options).
	mostSteps = 100
	// deploysAtOnce is how many services one deploy step releases at once.
	deploysAtOnce = 6
	// longestStep is Bitbucket's default limit for a step, in minutes.
	longestStep = 120
)

// BitbucketOptions say what bitbucket-pipelines.yml cannot take from the manifest.
type BitbucketOptions struct {
	// Image is the build image in ECR, with its tag.
	Image string
	// Paths are the patterns of files that start a service's steps, by service.
	// Default: its folder, or every file if it has none of its own.
	Paths map[string][]string
}

// BitbucketPipelines writes the bitbucket-pipelines.yml that runs the same steps
// as the delivery pipelines on AWS. Bitbucket knows one file and one pipeline per
// push, so every service has its own checking and building steps, with a
// condition on its files, and one step per environment deploys those that were
// built, in the order of their needs. A fleet with too many services for that
// has one step for both, and at some size none at all.
func BitbucketPipelines(f *fleet.Fleet, o BitbucketOptions) ([]byte, error) {
	waves, err := deployWaves(f)
	if err != nil {
		return nil, err
	}
	d := bitbucketDraft{fleet: f, options: o, waves: waves}
	names, environments := len(f.Names()), len(f.Environments)
	switch {
	case 2*names+environments <= mostSteps:
	case names+environments <= mostSteps:
		d.together = true
	default:
		return nil, &diag.Error{
			What: fmt.Sprintf("%d services in %d environments need more than the %d steps that a pipeline of Bitbucket may have", names, environments, mostSteps),
			Hint: "let CodePipeline run the pipelines: it has one for each service",
		}
	}
	return d.write(), nil
}

// deployWaves numbers the services: those of a wave need only services of waves before.
func deployWaves(f *fleet.Fleet) (map[string]int, error) {
	var g dag.Graph[string]
	for _, s := range f.Services("") {
		g.Add(s.Name, s.Needs...)
	}
	waves, err := g.Waves()
	if err != nil {
		return nil, err
	}
	numbers := map[string]int{}
	for i, wave := range waves {
		for _, name := range wave {
			numbers[name] = i
		}
	}
	return numbers, nil
}

// bitbucketRole is the ARN of the role of base/shared that steps assume by OpenID
// Connect: one for all that check and build, and one for each environment, which
// only steps of that deployment may assume.
func bitbucketRole(f *fleet.Fleet, environment string) string {
	role := "arn:aws:iam::" + f.Shared.Account + ":role/" + f.Name + "/pipeline/" + f.Name + "-bitbucket-"
	if environment == "" {
		return role + "build"
	}
	return role + environment + "-deploy"
}

// bitbucketDraft is a bitbucket-pipelines.yml in the making.
type bitbucketDraft struct {
	fleet    *fleet.Fleet
	options  BitbucketOptions
	waves    map[string]int // by service
	together bool           // whether one step checks and builds

	out      strings.Builder
	prepared bool // whether the anchor of the first commands stands
}

func (d *bitbucketDraft) line(indent int, format string, args ...any) {
	d.out.WriteString(strings.Repeat("  ", indent))
	fmt.Fprintf(&d.out, format, args...)
	d.out.WriteByte('\n')
}

func (d *bitbucketDraft) write() []byte {
	d.line(0, "# Written by flota pipeline generate. Each step runs commands that a person can")
	d.line(0, "# run too; docs/bitbucket.md tells what must be set up before.")
	d.line(0, "")
	d.line(0, "image:")
	d.line(1, "name: %s", quote(d.options.Image))
	d.line(1, "aws:")
	d.line(2, "oidc-role: %s", quote(bitbucketRole(d.fleet, "")))
	d.line(0, "")
	d.line(0, "pipelines:")
	d.line(1, "branches:")
	d.line(2, "%s:", quote(cmp.Or(d.fleet.Source.Branch, "main")))
	d.services()
	d.deploys()
	d.line(1, "pull-requests:")
	d.line(2, "'**':")
	d.services()
	d.line(1, "custom:")
	d.line(2, "one-service:")
	d.oneService()
	d.deploys()
	return []byte(d.out.String())
}

func (d *bitbucketDraft) services() {
	d.parallel()
	for _, s := range d.fleet.Services("") {
		d.verify(s)
	}
}

// oneService checks and builds the service that a person chooses.
func (d *bitbucketDraft) oneService() {
	d.line(3, "- variables:")
	d.line(5, "- name: FLOTA_SERVICE")
	d.line(6, "allowed-values:")
	for _, name := range d.fleet.Names() {
		d.line(7, "- %s", quote(name))
	}
	d.parallel()
	chosen := verifyStep{name: "$FLOTA_SERVICE", docker: true}
	d.step("QA", chosen, qaStep)
	d.step("Build", chosen, buildStep, planStep)
}

func (d *bitbucketDraft) parallel() {
	d.line(3, "- parallel:")
	d.line(5, "fail-fast: true")
	d.line(5, "steps:")
}

// The steps of a service before it is deployed.
const (
	qaStep    = "qa"
	buildStep = "build"
	planStep  = "plan"
)

// verifyStep is what a step that checks or builds must know of its service.
type verifyStep struct {
	name   string
	wave   int
	docker bool
	paths  []string // nil: whatever has changed
}

// verify writes the steps that check and build a service, if it was touched.
func (d *bitbucketDraft) verify(s *fleet.Service) {
	of := verifyStep{name: s.Name, wave: d.waves[s.Name], docker: s.Build.Dockerfile != "", paths: d.paths(s)}
	if d.together {
		d.step(s.Name, of, qaStep, buildStep, planStep)
		return
	}
	d.step(s.Name+": QA", of, qaStep)
	d.step(s.Name+": build", of, buildStep, planStep)
}

// step writes one step of a parallel group.
func (d *bitbucketDraft) step(title string, of verifyStep, steps ...string) {
	d.line(6, "- step:")
	d.line(8, "name: %s", quote(title))
	d.line(8, "oidc: true")
	if of.docker {
		d.line(8, "services: [docker]")
	}
	if of.paths != nil {
		d.line(8, "condition:")
		d.line(9, "changesets:")
		d.line(10, "includePaths:")
		for _, p := range of.paths {
			d.line(11, "- %s", quote(p))
		}
	}
	d.line(8, "script:")
	d.prepare()
	if of.paths != nil {
		d.line(9, "- export FLOTA_SERVICE=%s", of.name)
	}
	for _, s := range steps {
		d.line(9, "- flota pipeline step %s", s)
	}
	if slices.Contains(steps, buildStep) {
		// The name of an empty file tells the deploy steps what was built, and in which wave it goes live.
		d.line(9, `- mkdir -p .flota/pipeline/built && touch ".flota/pipeline/built/%d.%s"`, of.wave, of.name)
		d.line(8, "artifacts:")
		d.line(9, "- .flota/pipeline/built/**")
	}
}

// prepare writes the commands that begin each step: who the step is to AWS, and what it works on.
func (d *bitbucketDraft) prepare() {
	if d.prepared {
		d.line(9, "- *prepare")
		return
	}
	d.prepared = true
	d.line(9, "- &prepare |")
	for _, l := range []string{
		"export AWS_REGION=" + d.fleet.Shared.Region,
		"export AWS_ROLE_ARN=" + bitbucketRole(d.fleet, ""),
		"export AWS_ROLE_SESSION_NAME=bitbucket-$BITBUCKET_BUILD_NUMBER",
		"export AWS_WEB_IDENTITY_TOKEN_FILE=/tmp/aws-web-identity-token",
		`(umask 077 && printf %s "$BITBUCKET_STEP_OIDC_TOKEN" >"$AWS_WEB_IDENTITY_TOKEN_FILE")`,
		`export FLOTA_EXECUTION="$BITBUCKET_PIPELINE_UUID" FLOTA_COMMIT="$BITBUCKET_COMMIT" FLOTA_BRANCH="$BITBUCKET_BRANCH"`,
	} {
		d.line(10, "%s", l)
	}
}

// deploys writes a step for each environment, in the order of promotion. It is
// one step because Bitbucket lets a pipeline name an environment only once.
func (d *bitbucketDraft) deploys() {
	waves := make([]string, 0, len(d.waves))
	for i := range 1 + maxOf(d.waves) {
		waves = append(waves, fmt.Sprint(i))
	}
	for _, e := range d.fleet.Environments {
		d.line(3, "- step:")
		d.line(5, "name: %s", quote("Deploy to "+e.Name))
		d.line(5, "deployment: %s", quote(e.Name))
		d.line(5, "oidc: true")
		d.line(5, "max-time: %d", longestStep)
		if e.Approval {
			d.line(5, "trigger: manual")
		}
		d.line(5, "script:")
		d.line(6, "- *prepare")
		d.line(6, "- export FLOTA_ENV=%s AWS_ROLE_ARN=%s", e.Name, bitbucketRole(d.fleet, e.Name))
		d.line(6, "- mkdir -p .flota/pipeline/built")
		d.line(6, "- |")
		d.line(7, "for wave in %s; do", strings.Join(waves, " "))
		d.line(8, `(cd .flota/pipeline/built && ls) | sed -n "s/^$wave\.//p" |`)
		d.line(9, "xargs -r -P %d -I {} env FLOTA_SERVICE={} flota pipeline step deploy || exit 1", deploysAtOnce)
		d.line(7, "done")
	}
	d.line(0, "")
}

// paths returns the patterns of files that start a service's steps.
func (d *bitbucketDraft) paths(s *fleet.Service) []string {
	if p := d.options.Paths[s.Name]; len(p) > 0 {
		return p
	}
	folder, err := filepath.Rel(d.fleet.Dir, s.Dir)
	if err != nil || folder == "." {
		return []string{"**"}
	}
	return []string{filepath.ToSlash(folder) + "/**"}
}

func maxOf(numbers map[string]int) int {
	most := 0
	for _, n := range numbers {
		most = max(most, n)
	}
	return most
}

// quote writes text as a YAML string between single quotes, in which only the quote itself means something.
func quote(text string) string {
	return "'" + strings.ReplaceAll(oneLine(text), "'", "''") + "'"
}
