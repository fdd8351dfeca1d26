resource "aws_elastic_beanstalk_environment" "bad_silent" {
  name        = "orders"
  application = "orders"
}

resource "aws_elastic_beanstalk_environment" "bad_basic" {
  name        = "orders"
  application = "orders"

  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "SystemType"
    value     = "basic"
  }
}
