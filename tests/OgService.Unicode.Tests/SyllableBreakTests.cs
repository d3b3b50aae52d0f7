namespace OgService.Unicode.Tests;

/// <summary>Words and phrases as readers spell them, parted by hand. No bar is no break: either within a syllable, or where the spelling
/// leaves open what belongs to what.</summary>
public class SyllableBreakTests
{
    [Theory]
    [InlineData("ภา|ษา|ไทย")]
    [InlineData("ประ|เทศ|ไทย")]
    [InlineData("กรุง|เทพมหานคร")]
    [InlineData("สวัส|ดี|ครับ")]
    [InlineData("สบาย")]
    [InlineData("ขอบ|คุณ|ครับ")]
    [InlineData("โรง|เรียน")]
    [InlineData("โรง|พยา|บาล")]
    [InlineData("มหา|วิทยา|ลัย")]
    [InlineData("วิทยา|ศาสตร์")]
    [InlineData("คอม|พิว|เตอร์")]
    [InlineData("อิน|เทอร์|เน็ต")]
    [InlineData("เทค|โน|โล|ยี")]
    [InlineData("ประ|ชา|ธิป|ไตย")]
    [InlineData("หนัง|สือ|พิมพ์")]
    [InlineData("ความ|รัก")]
    [InlineData("สิ่ง|แวด|ล้อม")]
    [InlineData("วัน|จันทร์")]
    [InlineData("วัน|เสาร์|อา|ทิตย์")]
    [InlineData("โทร|ทัศน์")]
    [InlineData("เพราะ|ว่า")]
    [InlineData("เปลี่ยน|แปลง")]
    [InlineData("เครื่อง|บิน")]
    [InlineData("เมือง|เหนือ")]
    [InlineData("ใหม่|ล่า|สุด")]
    [InlineData("ไกล|มาก")]
    [InlineData("ใคร|ก็|ได้")]
    [InlineData("ไป|ตลาด")]
    [InlineData("ไม่|สบาย")]
    [InlineData("ใน|มหา|วิทยา|ลัย")]
    [InlineData("การ|ตลาด")]
    [InlineData("ทาง|ออก")]
    [InlineData("การ|สอน")]
    [InlineData("ตัว|ผม")]
    [InlineData("มาก|กว่า")]
    [InlineData("ต่างๆ|นา|นา")]
    [InlineData("กรุง|เทพฯ|และ")]
    [InlineData("ฯลฯ")]
    [InlineData("ชาติ")]
    [InlineData("สา|เหตุ")]
    [InlineData("อัง|กฤษ")]
    [InlineData("จักร|วาล")]
    [InlineData("อา|หาร")]
    [InlineData("ทั้ง|หมด")]
    [InlineData("รัฐ|มน|ตรี")]
    [InlineData("ด้วย|กัน")]
    [InlineData("ก่อน|นี้")]
    [InlineData("น้ำ|ตก")]
    [InlineData("เรา|สบาย|ดี")]
    [InlineData("ผล|ประ|โยชน์")]
    [InlineData("อยู่|ที่|ไหน")]
    [InlineData("มา|อยู่")]
    [InlineData("ทั้ง|หมด|เลย")]
    [InlineData("สุวรรณภูมิ")]
    [InlineData("พระ|มหากษัตริย์")]
    [InlineData("ก๋วย|เตี๋ยว")]
    [InlineData("ข้าว|เหนียว|มะ|ม่วง")]
    [InlineData("แม่|น้ำ|เจ้า|พระ|ยา")]
    [InlineData("อย่าง|ไร|ก็|ตาม")]
    [InlineData("สม|ปรารถนา")]
    [InlineData("โปร|แกรม|เมอร์")]
    [InlineData("วัฒ|นธรรม")]
    [InlineData("พระ|องค์")]
    [InlineData("เหล็ก|กล้า")]
    [InlineData("สมัคร|งาน")]
    [InlineData("บ้าน|เรือน")]
    [InlineData("เกาะ|สมุย")]
    [InlineData("จำ|นวน")]
    [InlineData("ที่|สุด|ใน|โลก")]
    [InlineData("ภาพ|ถ่าย")]
    public void Thai(string parted) => AssertParted(parted);

    /// <summary>Where a reader knows, the spelling does not say.</summary>
    [Theory]
    [InlineData("มากราบ")]              // มาก|ราบ or มา|กราบ
    [InlineData("ดีกว่า")]
    [InlineData("แล้วพบกัน")]
    [InlineData("สิท|ธิมนุษยชน")]
    [InlineData("โรคระ|บาด")]
    [InlineData("สมาธิ")]               // ธิ may be silent
    [InlineData("ประ|เทศอเม|ริ|กา")]    // อ may be a vowel
    [InlineData("นายกรัฐ|มน|ตรี")]      // ยก may be the end of นาย
    public void Thai_where_the_spelling_leaves_it_open(string parted) => AssertParted(parted);

    [Theory]
    [InlineData("ພາ|ສາ|ລາວ")]
    [InlineData("ສະ|ບາຍ|ດີ")]
    [InlineData("ປະ|ເທດ|ລາວ")]
    [InlineData("ຂອບ|ໃຈ")]
    [InlineData("ວຽງ|ຈັນ")]
    [InlineData("ຫຼວງ|ພະ|ບາງ")]
    [InlineData("ມະ|ຫາ|ວິ|ທະ|ຍາ|ໄລ")]
    [InlineData("ຄົນ|ລາວ")]
    [InlineData("ເມືອງ|ລາວ")]
    [InlineData("ຫົວ|ໃຈ")]
    [InlineData("ໃນ|ສວນ")]
    [InlineData("ໂຮງ|ຮຽນ")]
    [InlineData("ນ້ຳ|ຕົກ")]
    [InlineData("ຕ່າງໆ|ນາ")]
    public void Lao(string parted) => AssertParted(parted);

    [Theory]
    [InlineData("ភា|សា|ខ្មែរ")]
    [InlineData("កម្ពុ|ជា")]
    [InlineData("សា|លា|រៀន")]
    [InlineData("ភ្នំ|ពេញ")]
    [InlineData("សៀម|រាប")]
    [InlineData("អរគុណ")]
    [InlineData("ជំ|រាប|សួរ")]
    [InlineData("អា|ហារ")]
    [InlineData("ប្រ|ទេសកម្ពុ|ជា")]
    [InlineData("បាត់|ដំ|បង")]
    [InlineData("ទាំង|អស់")]
    [InlineData("ផ្ទះ|មួយ")]
    [InlineData("ព្រះ|រាជ|វាំង")]
    [InlineData("ធំៗ|ណាស់")]
    [InlineData("គ្រូបង្រៀន")]          // a nasal on top may end the syllable before
    [InlineData("រដ្ឋា|ភិ|បាល")]
    [InlineData("ថ្ងៃ|ស្អែក")]
    [InlineData("ខ្ញុំ|ស្រ|ឡាញ់|អ្នក")]
    [InlineData("ពុទ្ធ|សាស|នា")]
    [InlineData("អន្តរជាតិ")]
    [InlineData("សិទ្ធិមនុស្ស")]
    [InlineData("ទំ|នាក់|ទំ|នង")]
    public void Khmer(string parted) => AssertParted(parted);

    [Theory]
    [InlineData("မြန်|မာ|ဘာ|သာ")]
    [InlineData("ကျေး|ဇူး|တင်|ပါ|တယ်")]
    [InlineData("မင်္ဂ|လာ|ပါ")]
    [InlineData("ရန်|ကုန်|မြို့")]
    [InlineData("သ|တင်း|စာ")]
    [InlineData("ဗုဒ္ဓ|ဘာ|သာ")]
    [InlineData("က|လေး")]
    [InlineData("ကျွန်|တော်")]
    [InlineData("တက္က|သိုလ်")]
    [InlineData("ပြည့်|စုံ")]
    [InlineData("နိုင်|ငံ")]
    [InlineData("ဥ|ပ|ဒေ")]
    [InlineData("သင်္ကြန်")]
    [InlineData("ဥက္ကဋ္ဌ")]
    [InlineData("ပြည်|ထောင်|စု|သမ္မ|တ|မြန်|မာ|နိုင်|ငံ|တော်")]
    public void Myanmar(string parted) => AssertParted(parted);

    [Theory]
    [InlineData("ᥖᥭᥰ|ᥘᥫᥴ")] // Tai Le: a tone letter ends a syllable
    [InlineData("ᦅᧄ|ᦺᦑ")]   // New Tai Lue: final consonants are letters of their own, and a vowel is written first
    [InlineData("ꪼꪕ|ꪼꪕ")]   // Tai Viet: the same vowel
    public void Tai(string parted) => AssertParted(parted);

    [Fact]
    public void Ahom_breaks_before_a_consonant_that_is_not_killed() => AssertParted("𑜄𑜩𑜫|𑜒𑜑𑜫|𑜀");

    [Theory]
    [InlineData("ภาษา (ไทย)", "ภา|ษา |(ไทย)")]
    [InlineData("ปี2024นี้", "ปี2024นี้")]
    [InlineData("ภาษาC#", "ภา|ษาC#")]
    [InlineData("มา\u2060มา", "มา\u2060มา")]
    [InlineData("มา\u200Bมา", "มา\u200B|มา")]
    public void What_UAX_14_says_of_other_characters_stays(string text, string expected) => Assert.Equal(expected, Show(text));

    [Fact]
    public void Without_options_the_scripts_are_not_parted() => Assert.DoesNotContain('|', ShownBreaks.Show("ภาษาไทย", null));

    private static void AssertParted(string parted) => Assert.Equal(parted, Show(parted.Replace("|", "")));

    private static string Show(string text) => ShownBreaks.Show(text, default(LineBreakOptions));
}
