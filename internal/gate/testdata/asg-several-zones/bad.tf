resource "aws_autoscaling_group" "bad_subnet" {
  vpc_zone_identifier = ["subnet-1"]
}

resource "aws_autoscaling_group" "bad_zone" {
  availability_zones = ["eu-central-1a"]
}
