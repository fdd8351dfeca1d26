resource "aws_ebs_volume" "orders" {
  encrypted = true
}

resource "aws_ebs_snapshot" "orders" {
  volume_id = aws_ebs_volume.orders.id
}

resource "aws_ebs_snapshot" "elsewhere" {
  volume_id = "vol-0a"
}

resource "aws_ebs_snapshot_copy" "kept" {
  source_snapshot_id = aws_ebs_snapshot.orders.id
}

resource "aws_ebs_snapshot_copy" "stated" {
  source_snapshot_id = "snap-0a"
  encrypted          = true
}
