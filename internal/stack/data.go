package stack

import (
	"maps"

	"flota.dev/flota/internal/fleet"
)

type database struct {
	Engine     string    `json:"engine"`
	Version    string    `json:"version"`
	Class      string    `json:"class"`
	Capacity   *capacity `json:"capacity,omitempty"`
	Replicas   int       `json:"replicas"`
	StorageGB  int       `json:"storage_gb"`
	MultiAZ    bool      `json:"multi_az"`
	BackupDays int       `json:"backup_days"`
	RotateDays int       `json:"rotate_days"`
}

type capacity struct {
	Min fleet.Units `json:"min"`
	Max fleet.Units `json:"max"`
}

type bucket struct {
	Versioned  bool   `json:"versioned"`
	ExpireDays int    `json:"expire_days"`
	TierDays   int    `json:"tier_days"`
	LockDays   int    `json:"lock_days"`
	Replicate  string `json:"replicate,omitempty"`
}

type madeSecret struct {
	Description string    `json:"description,omitempty"`
	Rotation    *rotation `json:"rotation,omitempty"`
}

type rotation struct {
	Days      int    `json:"days"`
	LambdaARN string `json:"lambda_arn"`
}

// keepData fills in what holds the services' data.
func (v *environmentVariables) keepData(b fleet.Base) {
	v.Databases, v.Buckets, v.Secrets = map[string]database{}, map[string]bucket{}, map[string]madeSecret{}
	for name, d := range b.Databases {
		v.Databases[name] = database{
			Engine: d.Engine, Version: d.Version, Class: d.Class, Capacity: (*capacity)(d.Capacity), Replicas: d.Replicas,
			StorageGB: d.StorageGB, MultiAZ: d.MultiAZ, BackupDays: d.BackupDays, RotateDays: d.RotateDays,
		}
	}
	for name, b := range b.Buckets {
		v.Buckets[name] = bucket(b)
	}
	for name, s := range b.Secrets {
		made := madeSecret{Description: s.Description}
		if s.RotateDays > 0 {
			made.Rotation = &rotation{Days: s.RotateDays, LambdaARN: s.RotateBy}
		}
		v.Secrets[name] = made
	}
	v.Parameters = maps.Clone(b.Parameters)
	if v.Parameters == nil {
		v.Parameters = map[string]string{}
	}
}
