resource "aws_elastic_beanstalk_environment" "enhanced" {
  name        = "orders"
  application = "orders"

  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "SystemType"
    value     = "enhanced"
  }
}
