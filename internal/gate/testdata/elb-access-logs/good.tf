resource "aws_lb" "shop" {
  name = "shop"
  access_logs {
    bucket  = "cambio-logs"
    enabled = true
  }
}

resource "aws_lb" "inspection" {
  name               = "inspection"
  load_balancer_type = "gateway"
}

resource "aws_elb" "shop" {
  name = "shop"
  access_logs {
    bucket = "cambio-logs"
  }
}
