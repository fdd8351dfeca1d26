package catalog

import "slices"

// timestream are the checks of Timestream.
var timestream = slices.Concat(
	notPublic(row{ID: "timestream-influxdb-not-public", Noun: "Timestream for InfluxDB", Types: []string{"aws_timestreaminfluxdb_db_instance", "aws_timestreaminfluxdb_db_cluster"}}),
	ownKeys(ownKey{ID: "timestream-customer-key", Noun: "Timestream database", Type: "aws_timestreamwrite_database", Path: "kms_key_id", Aliases: []string{"CKV_AWS_160"}}),
)
