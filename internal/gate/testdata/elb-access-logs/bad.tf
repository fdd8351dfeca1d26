resource "aws_lb" "bad" {
  name = "shop"
}

resource "aws_lb" "bad_off" {
  name = "help"
  access_logs {
    bucket  = "cambio-logs"
    enabled = false
  }
}

resource "aws_alb" "bad_unset" {
  name = "orders"
  access_logs {
    bucket = "cambio-logs"
  }
}

resource "aws_elb" "bad_classic" {
  name = "shop"
}
