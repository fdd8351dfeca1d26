variable "options" {
  default = {
    StreamLogs      = "false"
    RetentionInDays = "30"
  }
}

resource "aws_elastic_beanstalk_environment" "bad_off" {
  name        = "orders"
  application = "orders"

  dynamic "setting" {
    for_each = var.options
    content {
      namespace = "aws:elasticbeanstalk:cloudwatch:logs"
      name      = setting.key
      value     = setting.value
    }
  }
}
