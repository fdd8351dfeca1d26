package catalog

import (
	"strconv"
	"strings"

	"flota.dev/flota/internal/gate/check"
)

// rdsVersion are the checks of engine versions.
var rdsVersion = asStore.also(append([]check.Check{
	{
		ID: "rds-engine-supported", Family: check.Misconfiguration, Severity: check.Low,
		Title:     "RDS database runs an engine that is past its end of life",
		Why:       "The makers fix nothing in it any more; what AWS still patches costs extra by the hour.",
		Mend:      setting(dbInstance, "engine_version", `"8.4"`),
		Practices: []string{"SEC06-BP01"},
		Types:     []string{dbInstance, auroraCluster, "aws_docdb_cluster"},
		Look:      supported,
	},
	{
		ID: "rds-postgres-log-fdw", Family: check.Misconfiguration, Severity: check.High,
		Title:     "RDS PostgreSQL version lets users read files of the host",
		Why:       "The extension log_fdw of these versions read any file of the host, credentials too (AWS-2022-004).",
		Mend:      setting(dbInstance, "engine_version", `"16.8"`),
		Practices: []string{"SEC06-BP01"},
		Aliases:   []string{"CKV_AWS_250", "CKV_AWS_388"},
		Types:     []string{dbInstance, auroraCluster},
		Look:      withoutLogFDW,
	},
}, minorUpgrades(row{ID: "rds-minor-upgrade", Noun: "RDS instance", Types: []string{dbInstance, auroraInstance}, Absent: true,
	Aliases: []string{"CKV_AWS_226", "KICS:automatic_minor_upgrades_disabled", "RDS.13"}})...))

// oldest are the first versions of each engine whose end of standard support on
// RDS had not come by 2026 (RDS User Guide, release calendars).
var oldest = map[string]string{
	"mysql": "8.0", "mariadb": "10.5", "postgres": "13", "aurora": "8.0", "aurora-mysql": "8.0", "aurora-postgresql": "13",
	"sqlserver-ee": "13", "sqlserver-se": "13", "sqlserver-ex": "13", "sqlserver-web": "13",
	"oracle-ee": "19", "oracle-se2": "19", "oracle-ee-cdb": "19", "oracle-se2-cdb": "19", "oracle-se": "19", "oracle-se1": "19",
	"docdb": "4.0",
}

func supported(s *check.Subject) {
	engine, known := s.Get("engine").Text("docdb")
	v := s.Get("engine_version")
	version, versionKnown := v.Text("")
	if !known || version == "" {
		return
	}
	least := oldest[engine]
	switch {
	case least == "":
	case !versionKnown:
		s.Unsure(v, "engine_version is not known")
	case older(version, least):
		s.Fail(v, "%s %s is older than %s", engine, version, least)
	}
}

// withoutLogFDW fails the versions that the bulletin names.
func withoutLogFDW(s *check.Subject) {
	engine, _ := s.Get("engine").Text("")
	v := s.Get("engine_version")
	version, known := v.Text("")
	if !known {
		return
	}
	major, _, exact := strings.Cut(version, ".")
	fixed := map[string]string{"13": "13.3", "12": "12.7", "11": "11.12", "10": "10.17", "9": "9.6.22"}[major]
	exposed := exact && fixed != "" && older(version, fixed)
	if engine == "aurora-postgresql" {
		exposed = !older(version, "10.11") && older(version, "10.14") || !older(version, "11.6") && older(version, "11.9")
	}
	if exposed && strings.HasSuffix(engine, "postgres") || exposed && engine == "aurora-postgresql" {
		s.Fail(v, "engine_version is %s", version)
	}
}

// older compares versions by their leading numbers, such as 5.7 in
// 5.7.mysql_aurora.2.11.1. Where one has fewer, the rest does not matter.
func older(version, than string) bool {
	have, want := strings.Split(version, "."), strings.Split(than, ".")
	for i := range min(len(have), len(want)) {
		h, err := strconv.Atoi(have[i])
		w, _ := strconv.Atoi(want[i])
		if err != nil || h != w {
			return err == nil && h < w
		}
	}
	return false
}
