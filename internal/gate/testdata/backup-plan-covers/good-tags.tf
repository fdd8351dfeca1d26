resource "aws_ebs_volume" "orders" {
  availability_zone = "eu-west-1a"
  tags              = { backup = "daily" }
}

resource "aws_backup_selection" "tagged" {
  name    = "tagged"
  plan_id = "daily"

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "backup"
    value = "daily"
  }
}
