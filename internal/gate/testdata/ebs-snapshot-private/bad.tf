resource "aws_snapshot_create_volume_permission" "bad" {
  snapshot_id = "snap-0a"
  account_id  = "all"
}
