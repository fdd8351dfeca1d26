resource "aws_snapshot_create_volume_permission" "sister" {
  snapshot_id = "snap-0a"
  account_id  = "123456789012"
}
