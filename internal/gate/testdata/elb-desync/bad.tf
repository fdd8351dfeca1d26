resource "aws_lb" "bad" {
  name                   = "shop"
  desync_mitigation_mode = "monitor"
}

resource "aws_elb" "bad_classic" {
  name                   = "shop"
  desync_mitigation_mode = "monitor"
}
