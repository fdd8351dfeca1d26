resource "aws_ebs_volume" "missing" {
  availability_zone = "eu-west-1a"
}

resource "aws_ebs_snapshot" "bad_missing" {
  volume_id = aws_ebs_volume.missing.id
}

resource "aws_ebs_volume" "off" {
  encrypted = false
}

resource "aws_ebs_snapshot" "bad_off" {
  volume_id = aws_ebs_volume.off.id
}

resource "aws_ebs_snapshot_copy" "bad_copy" {
  source_snapshot_id = aws_ebs_snapshot.bad_off.id
  source_region      = "eu-west-1"
}

resource "aws_ebs_snapshot_import" "bad_import" {
  role_name = "vmimport"
}
