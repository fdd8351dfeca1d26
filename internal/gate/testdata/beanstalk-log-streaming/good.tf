resource "aws_elastic_beanstalk_configuration_template" "usual" {
  name        = "usual"
  application = "orders"

  setting {
    namespace = "aws:elasticbeanstalk:cloudwatch:logs"
    name      = "StreamLogs"
    value     = "true"
  }
}

resource "aws_elastic_beanstalk_environment" "usual" {
  name          = "orders"
  application   = "orders"
  template_name = aws_elastic_beanstalk_configuration_template.usual.name
}
