"""Exports of other clouds, known by their columns: refused by name instead of being read as zero."""

import re
from collections.abc import Sequence

from execreports.reading.bills.layout import key

NEEDED = 3  # columns of one provider in a header before it is taken for its export
PROVIDERS = {
    "Azure": (
        "subscriptionguid subscriptionid subscriptionname metercategory metersubcategory meterid metername meterregion"
        " pretaxcost costinbillingcurrency costinpricingcurrency costinusd resourcerate consumedservice unitofmeasure"
        " extendedcost serviceinfo1 serviceinfo2 offerid billingprofileid paygprice departmentname enrollmentnumber"
        " effectiveprice resourcegroup resourcegroupname abonnementguid servicefamily billingaccountname"
    ),
    "Google Cloud": (
        "skuid skudescription servicedescription serviceid projectid projectname projectnumber billingaccountid"
        " invoicemonth usagestarttime usageendtime exporttime credits creditsname costtype creditsamount"
        " usageamountinpricingunits projectlabels measurement1 measurement1totalconsumption lineitem locationregion"
    ),
    "Oracle Cloud": (
        "lineitemreferenceno lineitemtenantid lineitemintervalusagestart lineitemintervalusageend productservice"
        " productresource productcompartmentid productcompartmentname productregion productavailabilitydomain"
        " usageconsumedquantity usagebilledquantity usageconsumedquantityunits costsubscriptionid costproductsku"
        " costunitprice costmycost costcurrencycode costbillingunitreadable costskuunitdescription"
        " lineitembackreferenceno lineitemiscorrection costoverageflag"
    ),
    "Alibaba Cloud": (
        "billingitemcode billingitem pretaxgrossamount pretaxamount invoicediscount deductedbycoupons resourcepackage"
        " deductedbyresourcepackage paymentamount outstandingamount instanceconfiguration commoditycode"
        " deductedbycashcoupons billingcycle nickname instancespec"
    ),
    "IBM Cloud": (
        "accountownerid planname planid billableunitname resourcegroupname resourcegroupid serviceinstanceid"
        " originalcost billablecharges nonbillablecharges resourceinstanceid consumercrn countrypricingid pricingplan"
    ),
    "DigitalOcean": "groupdescription hours start end usd projectname category product description",
    "Tencent Cloud": (
        "owneruin operateuin payeruin componenttypename componentname originalcost voucherdeduction billingmode"
        " businesscodename productcodename owneraccountid operatoraccountid vouchers cashbalance"
    ),
    "Hetzner": "rechnungsposition einzelpreis hetzner",
    "OVHcloud": "ovhcloud serviceprojectname unitpricewithouttax totalpricewithouttax",
    "Snowflake": "organizationname contractnumber usageincurrency balancesource billingtype servicelevel usagetype",
    "Cloudflare, Datadog or GitHub": "quantityunit appliedcostperquantity multiplier workflowpath repositoryslug",
}
NAMES = {provider: frozenset(names.split()) for provider, names in PROVIDERS.items()}
STRONG = {
    "Azure": {"metercategory", "pretaxcost", "costinbillingcurrency", "abonnementguid", "subscriptionguid"},
    "DigitalOcean": {"groupdescription"},
    "Snowflake": {"usageincurrency"},
}


def provider(header: Sequence[str]) -> str | None:
    """The provider whose export this header is, None if it is nobody's we know.

    Localised headers carry the English name in brackets: `Ressourcengruppe (ResourceGroup)`.
    """
    names = {key(name) for name in header}
    names |= {key(inner) for name in header for inner in re.findall(r"[(\[]([A-Za-z0-9 _./]+)[)\]]", name)}
    scores = {
        who: len(names & known) for who, known in NAMES.items() if who not in STRONG or names & STRONG[who]
    }
    if {"cost", "costusd", "currency"} <= names:
        return "Azure"  # its portal's cost analysis
    best = max(scores, key=lambda who: scores[who])
    return best if scores[best] >= NEEDED else None
