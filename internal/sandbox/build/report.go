package build

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/sandbox/store"
)

// TypeReport names the records of test reports; their ID is the report's ARN.
const TypeReport = "codebuild_report"

// junitXML is the one format of reports that the sandbox reads, and CodeBuild's default.
const junitXML = "JUNITXML"

// Report is what the tests of a build told, in CodeBuild's words (API: Report).
type Report struct {
	ARN     string        `json:"arn"`
	Group   string        `json:"group"` // ARN of the report group
	Name    string        `json:"name"`
	Build   string        `json:"build"`  // ARN of the build
	Status  string        `json:"status"` // SUCCEEDED or FAILED
	Created time.Time     `json:"created"`
	Passed  int           `json:"passed"`
	Failed  int           `json:"failed"`
	Skipped int           `json:"skipped"`
	Took    time.Duration `json:"took"`
}

// reports reads the test reports that the buildspec names. They count for a build
// that failed too; one that cannot be read is told in the log, and fails nothing.
func (j *job) reports() {
	if j.ctx.Err() != nil {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(j.spec.reports)) {
		report, err := j.report(name, j.spec.reports[name])
		if err != nil {
			j.say("Report %s: %s", name, err)
			continue
		}
		attributes, err := store.Encode(report)
		if err == nil {
			err = j.b.cfg.Store.Put(store.Key{Account: j.key.Account, Region: j.key.Region, Type: TypeReport, ID: report.ARN}, attributes)
		}
		if err != nil {
			j.say("Report %s: %s", name, err)
			continue
		}
		j.build.Reports = append(j.build.Reports, report.ARN)
		j.say("Report %s: %d tests, %d passed, %d failed, %d skipped", name, report.Passed+report.Failed+report.Skipped, report.Passed, report.Failed, report.Skipped)
	}
}

// report reads one. Its group is made with it: a name of the buildspec stands for
// PROJECT-NAME (CodeBuild User Guide, "Report group naming").
func (j *job) report(name string, spec reportSpec) (Report, error) {
	if spec.format != "" && !strings.EqualFold(spec.format, junitXML) {
		return Report{}, fmt.Errorf("the sandbox reads %s, not %s", junitXML, spec.format)
	}
	base := filepath.Join(j.src(), spec.base)
	files, err := find(base, spec.files, nil)
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("no files in %s match %s", spec.base, strings.Join(spec.files, " "))
	}
	if err != nil {
		return Report{}, err
	}
	var tests pipeline.Tests
	for _, file := range files {
		if err := readReport(&tests, filepath.Join(base, file)); err != nil {
			return Report{}, fmt.Errorf("%s: %w", file, err)
		}
	}
	group := j.project.Name + "-" + name
	arn := "arn:aws:codebuild:" + j.key.Region + ":" + j.key.Account + ":report"
	r := Report{
		ARN: arn + "/" + group + ":" + store.NewUUID(), Group: arn + "-group/" + group, Name: name, Build: j.build.ARN,
		Status: Succeeded, Created: time.Now(), Passed: tests.Passed, Failed: tests.Failed, Skipped: tests.Skipped, Took: tests.Took,
	}
	if r.Failed > 0 {
		r.Status = Failed
	}
	return r, nil
}

func readReport(tests *pipeline.Tests, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return tests.ReadJUnit(f)
}

// dropReports forgets the reports of a build that is forgotten.
func (b *Builder) dropReports(rec store.Record) {
	v, err := store.Decode[Build](rec)
	if err != nil {
		return
	}
	for _, arn := range v.Reports {
		_ = b.cfg.Store.Delete(store.Key{Account: rec.Account, Region: rec.Region, Type: TypeReport, ID: arn})
	}
}
