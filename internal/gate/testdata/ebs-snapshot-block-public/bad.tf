resource "aws_ebs_snapshot_block_public_access" "bad" {
  state = "unblocked"
}
