resource "aws_ebs_snapshot_copy" "bad" {
  source_snapshot_id = "snap-0a"
  encrypted          = true
}
