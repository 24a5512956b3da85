using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters.Cases;
using Dropship.Testing.Conformance.Adapters.Cases.Inquiries;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>What every <see cref="IInquiryClient"/> must do, ours and users': hand each case a fresh fixture.</summary>
public static class InquiryConformance
{
    /// <summary>The cases, by name, and which of them a fixture can run.</summary>
    public static AdapterSuite<IInquiryFixture> Suite { get; } = new(
    [
        .. InquiryReadCases.All, .. InquiryWriteCases.All,
        .. ReadCases.Of(InquiryCalls.Port), .. WriteCases.Of(InquiryCalls.Port), .. GivingUpCases.Of(InquiryCalls.Port),
    ]);
}
