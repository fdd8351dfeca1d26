resource "aws_autoscaling_group" "bad_silent" {
  max_size = 2
}

variable "tags" {
  type    = map(string)
  default = {}
}

resource "aws_autoscaling_group" "bad_none" {
  max_size = 2

  dynamic "tag" {
    for_each = var.tags
    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }
}
