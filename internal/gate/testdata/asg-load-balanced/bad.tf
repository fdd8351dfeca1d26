resource "aws_autoscaling_group" "bad_alone" {
  max_size = 2
}

resource "aws_autoscaling_group" "bad_empty" {
  max_size       = 2
  load_balancers = []
}
