package pipeline

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/fleet"
)

var bitbucketOptions = BitbucketOptions{
	Image: "111111111111.dkr.ecr.us-east-1.amazonaws.com/cambio/flota:current",
}

// fleetOf writes a manifest with so many services, of which each needs the one before it, and loads it.
func fleetOf(t *testing.T, services int, more string) *fleet.Fleet {
	t.Helper()
	dir := t.TempDir()
	var b strings.Builder
	b.WriteString(`apiVersion: flota/v1
fleet: shop
region: eu-central-1
source: {repository: example/shop}
environments:
  dev:  {account: "111111111111", domain: dev.shop.example}
  prod: {account: "222222222222", domain: shop.example, approval: required}
services:
`)
	for i := range services {
		fmt.Fprintf(&b, "  s%03d:\n    build: {go: ./s}\n", i)
		if i > 0 && i < 3 {
			fmt.Fprintf(&b, "    needs: [s%03d]\n", i-1)
		}
	}
	b.WriteString(more)
	if err := os.WriteFile(filepath.Join(dir, "fleet.yaml"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "s"), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := fleet.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// bitbucketFile is what Bitbucket reads of the file.
type bitbucketFile struct {
	Image     map[string]any
	Pipelines struct {
		Branches map[string][]bitbucketItem
		Pulls    map[string][]bitbucketItem `yaml:"pull-requests"`
		Custom   map[string][]bitbucketItem
	}
}

type bitbucketItem struct {
	Variables []struct {
		Name    string
		Allowed []string `yaml:"allowed-values"`
	}
	Step     *bitbucketStep
	Parallel struct {
		Steps []struct{ Step bitbucketStep }
	}
}

type bitbucketStep struct {
	Name, Deployment, Trigger string
	OIDC                      bool
	Script, Artifacts         []string
	Condition                 struct {
		Changesets struct {
			IncludePaths []string `yaml:"includePaths"`
		}
	}
}

func parseBitbucket(t *testing.T, text []byte) bitbucketFile {
	t.Helper()
	var f bitbucketFile
	if err := yaml.Unmarshal(text, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

// stepsIn returns the steps of a pipeline, and holds them to Bitbucket's rules.
func stepsIn(t *testing.T, items []bitbucketItem) []bitbucketStep {
	t.Helper()
	var all []bitbucketStep
	deployments := map[string]bool{}
	for i, item := range items {
		if item.Step != nil {
			if i == 0 && item.Step.Trigger == "manual" {
				t.Error("the first step may not be manual")
			}
			all = append(all, *item.Step)
		}
		for _, s := range item.Parallel.Steps {
			all = append(all, s.Step)
		}
	}
	for _, s := range all {
		if s.Deployment != "" && deployments[s.Deployment] {
			t.Errorf("environment %s stands twice in one pipeline", s.Deployment)
		}
		deployments[s.Deployment] = true
		if len(s.Script) == 0 || !s.OIDC || !strings.Contains(s.Script[0], "AWS_WEB_IDENTITY_TOKEN_FILE") {
			t.Errorf("step %q has the script %q", s.Name, s.Script)
		}
	}
	if len(all) > 100 {
		t.Errorf("%d steps, Bitbucket takes 100", len(all))
	}
	return all
}

func TestBitbucketPipelinesOfTheExample(t *testing.T) {
	f, err := fleet.Load("../../examples/cambio")
	if err != nil {
		t.Fatal(err)
	}
	text, err := BitbucketPipelines(f, bitbucketOptions)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "bitbucket-pipelines.yml", string(text))
	file := parseBitbucket(t, text)
	if n := len(stepsIn(t, file.Pipelines.Branches["main"])); n != 2*len(f.Names())+len(f.Environments) {
		t.Errorf("%d steps", n)
	}
	stepsIn(t, file.Pipelines.Pulls["**"])
	stepsIn(t, file.Pipelines.Custom["one-service"])
	if got := file.Pipelines.Custom["one-service"][0].Variables[0].Allowed; !slices.Equal(got, f.Names()) {
		t.Errorf("a person may choose %v", got)
	}
}

func TestBitbucketPipelinesBySize(t *testing.T) {
	for services, want := range map[int]int{1: 4, 40: 82, 49: 100, 50: 52, 98: 100, 99: 0} {
		text, err := BitbucketPipelines(fleetOf(t, services, ""), bitbucketOptions)
		if want == 0 {
			if err == nil {
				t.Errorf("%d services fit", services)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		file := parseBitbucket(t, text)
		steps := stepsIn(t, file.Pipelines.Branches["main"])
		if len(steps) != want {
			t.Errorf("%d services: %d steps, want %d", services, len(steps), want)
		}
		if last := steps[len(steps)-1]; last.Deployment != "prod" || last.Trigger != "manual" || steps[len(steps)-2].Trigger != "" {
			t.Errorf("%d services: the last step is %+v", services, last)
		}
	}
}

func TestBitbucketPaths(t *testing.T) {
	o := bitbucketOptions
	o.Paths = map[string][]string{"s000": {"s/**", "it's: #1/**"}}
	text, err := BitbucketPipelines(fleetOf(t, 2, ""), o)
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	for _, s := range stepsIn(t, parseBitbucket(t, text).Pipelines.Branches["main"])[:4] {
		got = append(got, s.Condition.Changesets.IncludePaths)
	}
	if diff := cmp.Diff([][]string{{"s/**", "it's: #1/**"}, {"s/**", "it's: #1/**"}, {"**"}, {"**"}}, got); diff != "" {
		t.Error(diff)
	}
}

// TestBitbucketScriptsRun runs the scripts of a pipeline with a flota that notes
// what it is asked: a touched service is deployed once it is built, after what it needs.
func TestBitbucketScriptsRun(t *testing.T) {
	text, err := BitbucketPipelines(fleetOf(t, 4, ""), bitbucketOptions)
	if err != nil {
		t.Fatal(err)
	}
	clone, bin := t.TempDir(), t.TempDir()
	asked := filepath.Join(bin, "asked")
	stub := fmt.Sprintf("#!/bin/sh\necho \"$3 $FLOTA_SERVICE $FLOTA_ENV $FLOTA_COMMIT $(cat \"$AWS_WEB_IDENTITY_TOKEN_FILE\")\" >>%s\ntest \"$FLOTA_SERVICE$FLOTA_ENV\" != s001prod\n", asked)
	if err := os.WriteFile(filepath.Join(bin, "flota"), []byte(stub), 0o755); err != nil {
		t.Fatal(err)
	}
	run := func(s bitbucketStep) error {
		script := strings.ReplaceAll(strings.Join(s.Script, "\n"), "/tmp/aws-web-identity-token", filepath.Join(bin, "token"))
		cmd := exec.Command("sh", "-e", "-c", script)
		cmd.Dir = clone
		cmd.Env = append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"), "BITBUCKET_STEP_OIDC_TOKEN=token", "BITBUCKET_COMMIT=c1")
		out, err := cmd.CombinedOutput()
		t.Logf("%s: %s", s.Name, out)
		return err
	}
	touched := []string{"s000", "s001", "s003"}
	for _, s := range stepsIn(t, parseBitbucket(t, text).Pipelines.Branches["main"]) {
		name, _, _ := strings.Cut(s.Name, ":")
		if s.Deployment == "" && !slices.Contains(touched, name) {
			continue // Bitbucket skips it
		}
		if err := run(s); (err != nil) != (s.Deployment == "prod") {
			t.Errorf("%s: %v", s.Name, err)
		}
	}
	all, err := os.ReadFile(asked)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(all)), "\n")
	slices.Sort(lines[9:11]) // those of one wave run at once
	slices.Sort(lines[12:14])
	want := []string{
		"qa s000  c1 token", "build s000  c1 token", "plan s000  c1 token", "qa s001  c1 token", "build s001  c1 token", "plan s001  c1 token", "qa s003  c1 token", "build s003  c1 token", "plan s003  c1 token",
		"deploy s000 dev c1 token", "deploy s003 dev c1 token", "deploy s001 dev c1 token",
		"deploy s000 prod c1 token", "deploy s003 prod c1 token", "deploy s001 prod c1 token",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
}
