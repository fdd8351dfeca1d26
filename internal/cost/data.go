package cost

import (
	"fmt"
	"maps"
	"slices"

	"flota.dev/flota/internal/fleet"
)

func (r *reckoning) databases(all map[string]fleet.Database) {
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if d := all[name]; d.Engine == "postgres" {
			r.postgres(name, d)
		} else {
			r.aurora(name, d)
		}
	}
}

func (r *reckoning) postgres(name string, d fleet.Database) {
	copies, detail := 1.0, d.Class
	if d.MultiAZ {
		copies, detail = 2, d.Class+" and its standby"
	}
	r.add(Fixed, "database "+name, detail, copies*r.hourly("rds."+d.Class+".hour"))
	r.add(Fixed, "storage of "+name, fmt.Sprintf("%g GB", copies*float64(d.StorageGB)), copies*float64(d.StorageGB)*r.price("rds.storage_gb"))
}

// aurora reckons a serverless cluster at its least capacity, all the time.
func (r *reckoning) aurora(name string, d fleet.Database) {
	instances := 1 + d.Replicas
	if c := d.Capacity; c != nil {
		units := float64(c.Min) * float64(instances)
		r.add(Fixed, "database "+name, fmt.Sprintf("Aurora, %g capacity units at least", units), units*r.hourly("aurora.acu_hour"))
	} else {
		r.add(Fixed, "database "+name, fmt.Sprintf("Aurora, %d × %s", instances, d.Class), float64(instances)*r.hourly("aurora."+d.Class+".hour"))
	}
	gb, millions := r.assume("aurora_gb"), r.assume("aurora_io_million")
	r.add(Usage, "storage of "+name, fmt.Sprintf("%g GB, %g million reads and writes", gb, millions),
		gb*r.price("aurora.storage_gb")+millions*r.price("aurora.io_million"))
}

// keep adds what is kept: keys, secrets, zones, buckets.
func (r *reckoning) keep(b fleet.Base) {
	keys := 3.0 // logs, data, secrets
	r.add(Fixed, "KMS keys", fmt.Sprintf("%g", keys), keys*r.price("kms.key"))
	secrets := float64(len(b.Secrets) + len(b.Databases))
	r.add(Fixed, "secrets", fmt.Sprintf("%g, a database's password among them", secrets), secrets*r.price("secret.month"))
	const zones = 2 // public and internal
	r.add(Fixed, "DNS zones", fmt.Sprint(zones), zones*r.price("dns.zone"))
	gb := float64(len(b.Buckets)) * r.assume("bucket_gb")
	r.add(Usage, "buckets", fmt.Sprintf("%g GB in %d", gb, len(b.Buckets)), gb*r.price("s3.gb"))
}
