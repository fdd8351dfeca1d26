resource "aws_autoscaling_group" "zones" {
  vpc_zone_identifier = ["subnet-1", "subnet-2"]
}

data "aws_subnets" "private" {
  tags = { Tier = "private" }
}

resource "aws_autoscaling_group" "looked_up" {
  vpc_zone_identifier = data.aws_subnets.private.ids
}
